"""What a PDF says of itself: its title, and that programs can read it aloud (PDF/UA)."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Metadata:
    """reportlab asks for its objects once everything is drawn."""

    def addObjects(self, document: Any) -> None:  # noqa: N802 -- reportlab calls it so
        title = _UNFIT.sub("", document.info.title)
        packet = PDFStream(content=_PACKET.format(escape(title)).encode())
        packet.dictionary = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        document.Catalog.Metadata = packet
