"""What people may do with articles: one function per use case, keyword-only, ``by`` the actor, one transaction each."""
