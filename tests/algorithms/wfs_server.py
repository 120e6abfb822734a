"""A Web Feature Service 2.0 of one layer, in a process of its own: QGIS waits for answers while it holds Python's lock."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

SPACES = (
    'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" '
    'xmlns:ows="http://www.opengis.net/ows/1.1" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:town="http://town"'
)
KINDS = {"string": "xsd:string", "int": "xsd:long", "double": "xsd:double"}


def capabilities(name: str, crs: str, url: str) -> str:
    """What there is, and where."""
    place = f'<ows:DCP><ows:HTTP><ows:Get xlink:href="{url}?"/></ows:HTTP></ows:DCP>'
    operations = "".join(
        f'<ows:Operation name="{operation}">{place}</ows:Operation>'
        for operation in ("GetCapabilities", "DescribeFeatureType", "GetFeature")
    )
    return (
        f'<wfs:WFS_Capabilities {SPACES} version="2.0.0"><ows:OperationsMetadata>{operations}</ows:OperationsMetadata>'
        f"<wfs:FeatureTypeList><wfs:FeatureType><wfs:Name>town:{name}</wfs:Name><wfs:Title>{name}</wfs:Title>"
        f"<wfs:DefaultCRS>{crs}</wfs:DefaultCRS></wfs:FeatureType></wfs:FeatureTypeList></wfs:WFS_Capabilities>"
    )


def schema(name: str, fields: dict[str, str]) -> str:
    """The fields and the geometry."""
    elements = "".join(
        f'<xsd:element name="{field}" type="{KINDS[kind]}" minOccurs="0"/>' for field, kind in fields.items()
    )
    return (
        f'<xsd:schema {SPACES} targetNamespace="http://town" elementFormDefault="qualified">'
        '<xsd:import namespace="http://www.opengis.net/gml/3.2" schemaLocation="http://schemas.opengis.net/gml/3.2.1/gml.xsd"/>'
        f'<xsd:element name="{name}" type="town:{name}Type" substitutionGroup="gml:AbstractFeature"/>'
        f'<xsd:complexType name="{name}Type"><xsd:complexContent><xsd:extension base="gml:AbstractFeatureType"><xsd:sequence>'
        f'<xsd:element name="geom" type="gml:PointPropertyType" minOccurs="0"/>{elements}'
        "</xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType></xsd:schema>"
    )


def features(name: str, crs: str, rows: list[dict]) -> str:
    """The rows: points under `geom`, (x, y), beside the fields."""
    members = "".join(_member(name, crs, number, row) for number, row in enumerate(rows, 1))
    numbers = f'numberMatched="{len(rows)}" numberReturned="{len(rows)}"'
    return f"<wfs:FeatureCollection {SPACES} {numbers}>{members}</wfs:FeatureCollection>"


def _member(name: str, crs: str, number: int, row: dict) -> str:
    x, y = row["geom"]
    values = "".join(
        f"<town:{key}>{escape(str(value))}</town:{key}>"
        for key, value in row.items()
        if key != "geom" and value is not None
    )
    return (
        f'<wfs:member><town:{name} gml:id="{name}.{number}"><town:geom><gml:Point gml:id="p{number}" srsName="{crs}">'
        f"<gml:pos>{x!r} {y!r}</gml:pos></gml:Point></town:geom>{values}</town:{name}></wfs:member>"
    )


@contextmanager
def serving(folder: Path, name: str, fields: dict[str, str], rows: list[dict], crs: str) -> Iterator[str]:
    """The address of a service that is gone afterwards; its answers lie in a folder."""
    (folder / "describefeaturetype").write_text(schema(name, fields), encoding="utf-8")
    (folder / "getfeature").write_text(features(name, crs, rows), encoding="utf-8")
    with subprocess.Popen([sys.executable, __file__, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        url = f"http://127.0.0.1:{process.stdout.readline().strip()}/wfs"
        (folder / "getcapabilities").write_text(capabilities(name, crs, url), encoding="utf-8")
        try:
            yield url
        finally:
            process.terminate()


class Answers(BaseHTTPRequestHandler):
    """Gives the file that is called like the request."""

    folder = Path()

    def do_GET(self) -> None:
        """One request."""
        asked = {key.upper(): value for key, value in parse_qsl(urlsplit(self.path).query)}
        answer = (self.folder / asked["REQUEST"].lower()).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments) -> None:
        """In silence."""


if __name__ == "__main__":
    Answers.folder = Path(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    print(server.server_port, flush=True)
    server.serve_forever()
