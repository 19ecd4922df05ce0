"""What is published for programs: records, their sets and the catalogue of them."""
