"""The marketplace: posts, who can answer them and why, and what a buyer may do with that."""
