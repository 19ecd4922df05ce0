"""From a message that somebody sent to a change on its own branch, or a reply that says why not."""
