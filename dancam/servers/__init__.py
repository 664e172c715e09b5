"""What a web server must be told of a portal, as data, and as configuration of each server.

In: what is known of the portal (`policy.Hosted`). Out: text.
"""
