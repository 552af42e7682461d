"""Names that people might have, as they stand beside each other on a staff list in Wales or in England.

Family names that a well-known person shares with one of the first names are left out.
"""

import unicodedata
from collections.abc import Iterable
from random import Random

from app.content.model.terms import Nation

FIRST = {
    "welsh": """
Aeron Alis Angharad Anwen Arwel Beca Bethan Branwen Bronwen Bryn Cadi Caradog Carwyn Catrin Ceinwen Ceri Cerys
Dafydd Deiniol Dilwen Dilys Dylan Efa Eifion Einir Eleri Elfed Elin Elis Eluned Emlyn Emyr Enfys Esyllt Eurgain
Ffion Gareth Geraint Gerallt Gethin Glenys Gwawr Gwen Gwenan Gwenllian Gwilym Gwyn Haf Hefin Heledd Heulwen Hywel
Iestyn Ieuan Ifan Ifor Iola Ioan Iwan Lleucu Llinos Llio Llŷr Lowri Luned Mabli Mair Mali Manon Marged Mared
Meinir Meirion Menna Mererid Meurig Mirain Morfudd Myfanwy Nerys Nest Nia Non Olwen Osian Owain Rhian Rhiannon
Rhodri Rhun Rhys Sara Sioned Siwan Steffan Tegid Tegwen Tesni Tomos Trefor Tudur
""",
    "english": """
Abigail Adrian Alison Amber Andrea Annette Beverley Bridget Callum Carla Charlotte Claire Colin Connor Craig
Danielle Deborah Denise Dominic Donna Elaine Eleanor Fiona Frances Gemma Georgina Gillian Hannah Harriet Hayley
Hazel Heather Helen Imogen Jacqueline Janine Jason Joanne Jodie Judith Julie Karen Katherine Kayleigh Keith Kerry
Kirsty Laura Leanne Lesley Liam Lindsay Lorraine Louise Lucy Lynette Malcolm Marian Maureen Melanie Michelle Naomi
Natalie Neil Nicola Oliver Pamela Patricia Philippa Rachel Rebecca Robert Rosemary Russell Ruth Samantha Sandra
Shannon Sharon Sheila Simon Sophie Stacey Stephanie Susan Tamsin Tanya Teresa Tracey Vanessa Wendy Yvonne Zoe
""",
    "elsewhere": """
Abena Adaeze Agnieszka Aisha Amina Amrit Anjali Ayesha Bilal Blessing Chidi Chinedu Daniela Deepika Dorota Emeka
Farah Fatima Folasade Gurpreet Halina Hamza Ibrahim Ifeoma Imran Ioana Jasleen Joanna Kamila Katarzyna Kavita Kofi
Kwame Leila Luciana Maryam Meera Mehreen Mihaela Nadia Naveed Ngozi Nusrat Olena Olu Parveen Rajesh Rukhsana Sadia
Samira Shabana Sunita Tariq Tendai Usha Yasmin Yetunde Zainab Zofia
""",
}
SURNAMES = {
    "welsh": """
Ab-Ifan Bebb Beynon Bowen Cynddylan Eynon Gittins Gronow
Havard Hopcyn Jenkin Lougher Madog Meredith Mostyn Nannau
Penry Prosser Protheroe Prytherch Pugh Roderick Tegfan Treharne Vaughan
Watcyn Wogan
""",
    "english": """
Aldcroft Ansdell Barraclough Bickerstaff Blackledge Brocklehurst Butterworth Cartmell Clegg
Crabtree Culshaw Dewhurst Eckersley Entwistle Fairclough Farnworth Greenhalgh Grimshaw
Haslam Heyworth Holroyd Houghton Kenyon Kershaw Lathom Lomax Nuttall Ogden Openshaw Ormerod
Ramsbottom Rothwell Schofield Shuttleworth Tattersall Unsworth Walmsley
Wrigley
""",
    "elsewhere": """
Achterberg Adebanjo Afolabi Akhtar Amoako Banerjee Begum Bhatti Chaudhry Chowdhury Danjuma Dhaliwal Dragomir
Eze Ghosh Jankowska Kowalczyk Lewandowska Mensah Moyo Mutasa
Nowicka Nwosu Okonkwo Olawale Osei Owusu Popescu Rahman Sandhu Sesay Sidhu Szymańska Tembo
Uddin Wójcik Zaman
""",
}
_FIRST = {kind: names.split() for kind, names in FIRST.items()}
_LAST = {kind: names.split() for kind, names in SURNAMES.items()}
_MIX = {Nation.WALES: (60, 26, 14), Nation.ENGLAND: (6, 60, 34)}
"""Of a hundred, by where the names are from: Wales, England, elsewhere."""


class Names:
    """Each once."""

    def __init__(self, random: Random, taken: Iterable[str]) -> None:
        self._random, self._taken = random, set(taken)

    def take(self, nation: Nation) -> str:
        while True:
            name = self._invent(nation)
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _invent(self, nation: Nation) -> str:
        (kind,) = self._random.choices(list(FIRST), _MIX[nation])
        last = kind if self._random.random() < 0.85 else "english"
        return f"{self._random.choice(_FIRST[kind])} {self._random.choice(_LAST[last])}"


def plain(text: str) -> str:
    """For addresses and names to sign in with."""
    apart = unicodedata.normalize("NFKD", text.replace("ł", "l").casefold())
    return "".join(letter for letter in apart if letter.isascii() and letter.isalnum())
