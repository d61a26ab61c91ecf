"""The workspace of one response in hand: one file a part of the screen."""
