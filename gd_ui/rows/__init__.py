"""Where the rows come from, in which units the descent gets them, and which of them an update sees."""
