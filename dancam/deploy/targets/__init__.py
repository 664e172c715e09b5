"""The kinds of hosts: each takes files whole and gives back what lies there, behind one small protocol (`store`)."""
