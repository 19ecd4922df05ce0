"""Taking what somebody wants forgotten out of all history, with the proof of approvals kept."""
