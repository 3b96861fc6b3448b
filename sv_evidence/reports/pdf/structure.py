"""Writes the tree of what stands on the pages into a file (ISO 32000-1, 14.7 and 14.8)."""

from collections import defaultdict
from types import MappingProxyType

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from sv_evidence.reports.pdf.tags import Element, Leading, Marked, Role, Trait, Tree
from sv_evidence.reports.printable import printable

_OWNERS = MappingProxyType(
    {
        Role.TABLE: Name.Table,
        Role.HEADER_CELL: Name.Table,
        Role.CELL: Name.Table,
        Role.LIST: Name.List,
        Role.FIGURE: Name.Layout,
    }
)
"""Whose traits an element's are, by its role."""
_WORDED = frozenset({"Summary"})
"""Traits whose value is text; other text values are names."""
_PRINTED_AND_LOCKED = 132
"""Flags of a field that nobody drags about (ISO 32000-1, table 165)."""
_PRINTED = 4


def write_structure(pdf: Pdf, tree: Tree, *, seal: str = "") -> None:
    """Give the file its structure; ``seal`` tells of an empty signature field on the first page."""
    _Writer(pdf).write(tree, seal)


class _Names(dict[str, Object]):
    """Names of roles, each made once."""

    def __missing__(self, role: str) -> Object:
        self[role] = name = Name("/" + role)
        return name


class _Writer:
    """Writes one tree, and remembers what is whose parent."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._content: defaultdict[int, dict[int, Object]] = defaultdict(dict)
        self._names = _Names()
        self._shared: dict[object, Object] = {}
        self._objects: list[Object] = []
        """The parent of each annotation; their numbers follow those of the pages."""

    def write(self, tree: Tree, seal: str) -> None:
        top = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root = self._element(tree.root, top)
        top.K = root
        if seal:
            self._seal(root, seal)
        numbers: list[object] = []
        for place, page in enumerate(self._pages):
            page.Tabs = Name.S
            content = self._content.get(place)
            if content:
                page.StructParents = place
                parents = Array([content[number] for number in range(len(content))])
                numbers += [place, self._pdf.make_indirect(parents)]
        for place, parent in enumerate(self._objects, len(self._pages)):
            numbers += [place, parent]
        top.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        top.ParentTreeNextKey = len(self._pages) + len(self._objects)
        self._pdf.Root.StructTreeRoot = top
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        written = Dictionary(S=self._names[element.role], P=parent)
        made = self._pdf.make_indirect(written)
        if element.alt:
            made.Alt = _words(element.alt)
        if element.traits:
            made.A = self._traits(element)
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        if page is not None:
            made.Pg = self._pages[page]
        kids = [self._kid(kid, made, page) for kid in element.kids]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _traits(self, element: Element) -> Object:
        """Return an element's traits; those of many cells are the same."""
        key = (element.role, *element.traits.items())
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = self._pdf.make_indirect(_traits(element))
        return found

    def _kid(
        self, kid: Element | Marked | Leading, parent: Object, page: int | None
    ) -> Object | int:
        match kid:
            case Element():
                return self._element(kid, parent)
            case Marked():
                self._content[kid.page][kid.number] = parent
                if kid.page == page:
                    return kid.number
                return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
            case Leading():
                area = self._pages[kid.page].Annots[kid.place]
                area.Contents = _words(kid.words)
                area.F = _PRINTED
                return self._owned(area, parent, kid.page)

    def _owned(self, area: Object, parent: Object, page: int) -> Object:
        area.StructParent = len(self._pages) + len(self._objects)
        self._objects.append(parent)
        return Dictionary(Type=Name.OBJR, Pg=self._pages[page], Obj=area)

    def _seal(self, root: Object, words: str) -> None:
        """Make the field here, so that sealing only fills it and the tree stays whole."""
        page = self._pages[0]
        field = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(SEAL_FIELD),
                TU=String(words),
                Rect=Array([0, 0, 0, 0]),
                F=_PRINTED_AND_LOCKED,
                P=page,
            )
        )
        form = self._pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name("/" + Role.FORM), P=root, Pg=page, Alt=String(words)
            )
        )
        form.K = self._owned(field, form, 0)
        root.K = Array([*_several(root.get("/K")), form])
        page.Annots = Array([*_several(page.get("/Annots")), field])
        self._pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=0)


SEAL_FIELD = "Seal"
"""The name of the empty signature field."""


def _several(held: Object | None) -> list[Object]:
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def _traits(element: Element) -> Dictionary:
    values: dict[str, object] = {"/O": _OWNERS[Role(element.role)]}
    values.update({f"/{name}": _trait(name, value) for name, value in element.traits.items()})
    return Dictionary(values)


def _trait(name: str, value: Trait) -> object:
    if isinstance(value, tuple):
        return Array([round(each, 2) for each in value])
    if isinstance(value, str):
        return _words(value) if name in _WORDED else Name("/" + value)
    return value


def _words(text: str) -> String:
    return String(printable(text))
