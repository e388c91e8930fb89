// What makes a page a lesson: a question before the first play, tasks that tick themselves, the code with its running
// line lit. What was asked and done is kept in this browser.

const KEPT = "gd-lesson";
const ROOM = 700; // CSS pixels: a wider player opens on its code and its tasks

export class Lesson {
  // `kit` has the parts Question, Tasks and Code, and what they need: make, show and fill. The page gets the class gd-asking
  // while what would give the answer away is hidden.
  constructor(kit, root) {
    const { Question, Tasks, Code } = kit;
    const own = { ...kit, kept, keep, roomy };
    Object.assign(this, { question: new Question(own, root), code: new Code(own), tasks: new Tasks(own) });
  }

  take({ lesson }) {
    this.question.take(lesson);
    this.code.take(lesson);
    this.tasks.take(lesson);
  }

  // The clock has come to a tick or to rest.
  follow(shown, last, playing) {
    const ended = last > 0 && shown >= last && !playing;
    this.question.follow(shown > 0 || playing, ended);
    if (ended) this.tasks.ended();
  }
}

const roomy = (node) => node.closest(".gd-player").clientWidth >= ROOM;

// ---- what this browser remembers, where it may

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function keep(change) {
  const lesson = kept();
  change(lesson);
  try {
    localStorage.setItem(KEPT, JSON.stringify(lesson));
  } catch {
    return; // a browser that keeps nothing asks again
  }
}
