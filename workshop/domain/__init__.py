"""What is true of a workshop: standard library only, told the time and the dice."""
