"""What a visitor sees and touches: settings, controls, scenes, the player, and every word in two languages."""
