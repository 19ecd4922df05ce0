"""Were all changes of certification and policy approved as the policy said then?"""
