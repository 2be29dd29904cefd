from .dossier import CodeSeries, Dossier
from .parts import DossierPaper, Holding, Result, Step, SupplementRequest

__all__ = ["CodeSeries", "Dossier", "DossierPaper", "Holding", "Result", "Step", "SupplementRequest"]
