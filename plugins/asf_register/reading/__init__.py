"""Reading YAML: one loader for every file of the register.

`load` gives the value of a file's bytes and the faults in them. Files written
plainly take the fast path (`plain`); everything else, and everything that is
wrong, takes the explaining path (`located`), which alone says what a fault is.
"""

from asf_register.reading.fault import Fault
from asf_register.reading.loader import Loaded, load, positions_of
from asf_register.reading.located import Positions

__all__ = ["Fault", "Loaded", "Positions", "load", "positions_of"]
