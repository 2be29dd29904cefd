"""Webhooks: other systems are told, signed and in order, of the facts they asked to hear of."""
