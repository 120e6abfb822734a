"""What the forms of a report say, read back from the files: HTML, ODT, and PDF by poppler's tools."""

import re
import subprocess
import zipfile
from collections import Counter
from html.parser import HTMLParser
from unicodedata import normalize
from xml.etree import ElementTree

import numpy as np

# Points from the top that are above the foot of a page.
ABOVE_FOOT = 790
DOTS = 40


def tight(text):
    """A text without blanks, and in one spelling of each letter."""
    return re.sub(r"\s+", "", normalize("NFKC", text))


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.page, self.pictures, self._within = [], [], []

    def handle_starttag(self, tag, attrs):
        self._within.append(tag)

    def handle_endtag(self, tag):
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data):
        if {"script", "style", "head"} & set(self._within):
            return
        if "text" in self._within:
            self.pictures.append(data)
        elif "svg" not in self._within:
            self.page.append(data)


def of_html(page):
    """The words of a page and those of its pictures."""
    words = _Words()
    words.feed(page)
    return tight("".join(words.page)), tight("".join(words.pictures))


def of_odt(path):
    """The words of a document; what its pictures show is theirs, and how its contents are renewed nobody reads."""
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.endswith(("}frame", "}table-of-content-source")):
                parent.remove(child)
    return tight("".join(root.itertext()))


def pages_of(path):
    """The words of each page of a PDF above its foot, in the order in which they are drawn."""
    area = ["-raw", "-x", "0", "-y", "0", "-W", "600", "-H", str(ABOVE_FOOT)]
    done = subprocess.run(["pdftotext", *area, str(path), "-"], capture_output=True, text=True, check=True)
    return [tight(page) for page in done.stdout.split("\f")[:-1]]


def feet_of(path):
    """The words at the foot of each page."""
    area = ["-x", "0", "-y", str(ABOVE_FOOT), "-W", "600", "-H", "60"]
    done = subprocess.run(["pdftotext", *area, str(path), "-"], capture_output=True, text=True, check=True)
    return [tight(page) for page in done.stdout.split("\f")[:-1]]


def unlike(path, words, heads):
    """How the words of a PDF differ from `words`; `heads` of tables may come again on further pages."""
    said, again = "".join(pages_of(path)), Counter()
    for head in sorted(set(map(tight, heads)), key=len, reverse=True):
        within = sum(n * longer.count(head) for longer, n in again.items())
        again[head] = said.count(head) - words.count(head) - within
    wanted = Counter(words)
    for head, n in again.items():
        wanted.update(head * n)
    found = Counter(said)
    return found - wanted, wanted - found


def ink(path):
    """Where each page of a PDF is not white: (height, width) truth values, `DOTS` to the inch."""
    done = subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", str(path)], capture_output=True, check=True).stdout
    pages = []
    while done:
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", done)
        width, height = int(header[1]), int(header[2])
        body, done = done[header.end() :][: width * height], done[header.end() + width * height :]
        pages.append(np.frombuffer(body, np.uint8).reshape(height, width) < 250)
    return pages


def fonts_of(path):
    """Whether each font of a PDF is embedded, and whether it says which letters its shapes are."""
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
    return [line.split()[-5:-2:2] for line in done.stdout.splitlines()[2:]]
