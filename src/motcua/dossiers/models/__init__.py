from .dossier import CodeSeries, Dossier
from .parts import DossierPaper, Holding, Rating, Result, Step, SupplementRequest

__all__ = [
    "CodeSeries",
    "Dossier",
    "DossierPaper",
    "Holding",
    "Rating",
    "Result",
    "Step",
    "SupplementRequest",
]
