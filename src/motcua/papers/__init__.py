"""Papers: the seven printed forms of the one-stop desk, as PDF, and the register also as a spreadsheet.

Giấy, phiếu, sổ: forms 01–07 in annex I of Circular 03/2025/TT-VPCP, laid out by Decree 30/2020/NĐ-CP
(national motto, agency, number, place and date, signatures). They are legal Vietnamese documents, so
their wording is Vietnamese whatever language the reader's screen speaks.

A paper here is a picture of facts somebody else decided: a caller fills one of the frozen dataclasses of
`papers.rules` with words, aware times and whole đồng, and `papers.queries` answers the bytes of a PDF.
Nothing is read from the database, no date is computed, and nothing is kept.

    from motcua.papers.queries import receipt_pdf
    from motcua.papers.rules import Head, PaperLine, Party, Receipt
    receipt = Receipt(head=Head("UBND phường Minh Xuân", ...), code="H60.12-261119-0007", ...)
    pdf = receipt_pdf(receipt, size="A5")

Not here: which papers a dossier must contain (`procedures`), uploaded files (`files`), and receipts for
money, which are not part of the set.
"""
