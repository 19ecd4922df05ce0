"""From a register to a folder of files, and the site that follows its register."""
