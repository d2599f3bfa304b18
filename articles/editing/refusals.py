"""Why a use case refuses: exceptions whose text is a sentence for people."""


class Refused(Exception):  # noqa: N818 - named as people say it; it is an answer, not a defect
    """What was asked for is not done; the message says why in words for whoever asked."""


class ImpossibleMove(Refused):
    """An article cannot go from its status to the one asked for."""


class ImpossibleEdit(Refused):
    """An article cannot be changed in this way."""


class NameTaken(Refused):
    """Another tag or source goes by the name."""


class ImpossibleUndo(Refused):
    """What was done cannot be taken back."""
