"""Running a certification round: cases, decisions and their signatures, onto branches."""
