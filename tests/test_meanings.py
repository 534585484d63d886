"""What a text that is no date may mean: never more than all of it says."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from typed_cells import cells, wrong

from timeline.commands.shell import main
from timeline.dates.edtf import parse
from timeline.dates.points import MONTHS
from timeline.dates.span import DateError
from timeline.typed.hints import beyond, date_hint, date_trouble
from timeline.typed.meanings import meanings
from timeline.words.names import locale_of

CERTAIN = {
    "1969-07-16–24": "1969-07-16/1969-07-24", "2003-03-20–05-01": "2003-03-20/2003-05-01",
    "2020-12-28–01-03": "2020-12-28/2021-01-03", "1969-07-16/07-24": "1969-07-16/1969-07-24",
    "0014-08-19 AD": "0014-08-19", "0044-03-15 BC": "-0043-03-15", "500 (BCE)": "-0499",
    "Mon Mar 15 10:00:00 UTC 2021": "2021-03-15T10:00:00Z",
    "Mon Mar 4 10:22:31 2024 +0100": "2024-03-04T10:22:31+01:00",
    "2003-Mar-03": "2003-03-03", "44 BC March 15": "-0043-03-15", "24 August AD 79": "0079-08-24",
    "15 March 1850 (Friday)": "1850-03-15", "450s BC": "[-0458..-0449]", "cerca de 1850": "1850~",
    "44 avant J.-C.": "-0043", "44 г. до н. э.": "-0043", "前221年": "-0220",
    "15 t/m 17 maart 2020": "2020-03-15/2020-03-17", "van 15 tot 17 maart 2020": "2020-03-15/2020-03-17",
    "dal 28 aprile al 5 maggio 1920": "1920-04-28/1920-05-05", "15 a 17 de março de 1964": "1964-03-15/1964-03-17",
    "od 3 maja do 5 czerwca 1920": "1920-05-03/1920-06-05", "3. až 5. května 1920": "1920-05-03/1920-05-05",
    "с 3 по 5 мая 1920": "1920-05-03/1920-05-05", "från 3 till 5 maj 1920": "1920-05-03/1920-05-05",
    "15 e 16 de março de 1964": "{1964-03-15,1964-03-16}", "15. a 16. května 1920": "{1920-05-15,1920-05-16}",
    "8 sett. 1943": "1943-09-08", "3 gen. 1920": "1920-01-03", "5. Jänner 1920": "1920-01-05", "w 1920 r.": "1920",
    "2020年3月15日〜17日": "2020-03-15/2020-03-17", "2020年3月15日から4月17日まで": "2020-03-15/2020-04-17",
    "2020년 3월 15일~17일": "2020-03-15/2020-03-17", "1990年代": "199X", "1603年頃": "1603~",
    "1.-3.5.1920": "1920-05-01/1920-05-03", "van 28 april tot en met 3 mei 1921": "1921-04-28/1921-05-03",
    "van 1920 tot 1925": "1920/1925", "28 de junho a 3 de julho de 1950": "1950-06-28/1950-07-03",
    "с 1920 по 1925 год": "1920/1925", "осень 1920 г.": "1920-23", "44 год до н. э.": "-0043", "sinds 1920": "1920/..",
    "entro il 1920": "[..1920]", "3 juill. 1920": "1920-07-03", "753 v.u.Z.": "-0752", "våren 1920": "1920-21",
    "1945 [?]": "1945?", "**1880**": "1880", "1960-е годы": "196X", "весна 1945": "1945-21", "wiosna 1945": "1945-21",
    "50 f.Kr.": "-0049", "50 p.n.e.": "-0049", "omkring 1250": "1250~", "vermutlich 1990": "1990?",
    "1850-talet": "185X", "in den 1920er Jahren": "192X", "vom 10. Mai bis zum 15. Juni 1940": "1940-05-10/1940-06-15",
    "tra il 1850 e il 1860": "[1850..1860]", "entre 1850 e 1860": "[1850..1860]",
    "on or before 5 May 1950": "[..1950-05-05]", "on or after 5 May 1950": "[1950-05-05..]",
    "5 May 1945 0630 hours": "1945-05-05T06:30", "2021-03-04 09:15 (UTC)": "2021-03-04T09:15Z",
    "1 septembre 1939": "1939-09-01", "1er mai 1886": "1886-05-01", "1 de mayo de 1886": "1886-05-01",
    "8. Dezember 2023": "2023-12-08", "8 ديسمبر 2023": "2023-12-08", "٨ كانون الأول ٢٠٢٣": "2023-12-08",
    "8 December 2023": "2023-12-08", "December 8, 2023": "2023-12-08", "Dec 8 2023": "2023-12-08",
    "2023-Dec-08": "2023-12-08", "Friday, 8 December 2023": "2023-12-08", "2023年12月8日": "2023-12-08",
    "2023年12月": "2023-12", "20231208": "2023-12-08", "2023/12/8": "2023-12-08", "13/10/2023": "2023-10-13",
    "12/2023": "2023-12", "October 2022": "2022-10", "AD 79": "0079", "AD 30": "0030", "79 CE": "0079",
    "530 BC": "-0529", "c. 530 BC": "-0529~", "1 BC": "0000", "9,500 BC": "-9499", "10,000 BC": "-9999",
    "44 v. Chr.": "-0043", "15 March 44 BC": "-0043-03-15", "500-400 BC": "-0499/-0399", "100 BC - 50 AD": "-0099/0050",
    "ABT 1850": "1850~", "BET 1900 AND 1905": "[1900..1905]",
    "1850s": "185X", "the 1850's": "185X", "5th century BC": "-04XX", "1500 (?)": "1500?", "perhaps c. 1200": "1200%",
    "1200 (circa)": "1200~", "May 1990?": "1990-05?", "1990 – 2000": "1990/2000", "1990 to 2000": "1990/2000",
    "1939-45": "1939/1945", "8-12 May 2020": "2020-05-08/2020-05-12", "May 8–12, 2020": "2020-05-08/2020-05-12",
    "8 May – 12 June 2020": "2020-05-08/2020-06-12", "May–June 2020": "2020-05/2020-06", "2019-present": "2019/..",
    "since 2019": "2019/..", "from 2019 onwards": "2019/..", "until 1900": "../1900", "by 2020": "[..2020]",
    "between 1990 and 1995": "[1990..1995]", "1990 or 1991": "[1990,1991]", "2020-W12-3": "2020-03-18",
    "2023-12-08 04:15 PM": "2023-12-08T16:15", "8 December 2023, 12:05 am": "2023-12-08T00:05",
    "2023-12-08T04:15:00.000Z": "2023-12-08T04:15:00Z", "2023-12-08T04:15+0300": "2023-12-08T04:15+03:00",
    "8 Dec 2023 04:15 UTC": "2023-12-08T04:15Z", "[1667, 1668]": "[1667,1668]", "2004 /2005": "2004/2005",
    "ca. 1850": "1850~", "circa 1850": "1850~", "ca 300 BCE": "-0299~", "Spring 1968": "1968-21", "19xx": "19XX",
    "2020-05-00": "2020-05", "13:00 24/12/2020": "2020-12-24T13:00", "20201224T130000Z": "2020-12-24T13:00:00Z",
    "between 1 and 5 May 1850": "[1850-05-01..1850-05-05]", "1850 and 1851": "{1850,1851}", "June 5,2020": "2020-06-05",
    "1900 onwards": "1900/..", "probably 1850": "1850?", "Anno Domini 1066": "1066", "BC 300": "-0299",
    "Dec-Jan 1999": "1998-12/1999-01", "2020-": "2020/..", "1886 г.": "1886", "1st century BC": "[-0099..0000]",
    "1970er": "197X", "1950s-60s": "195X/196X", "die 1970er Jahre": "197X", "2007-06-06/08": "2007-06-06/2007-06-08",
    "2021-07-15 12:00–13:00": "2021-07-15T12:00/2021-07-15T13:00", "2021-07-15 17h30": "2021-07-15T17:30",
    "15 July 2021, 12:00 to 13:30": "2021-07-15T12:00/2021-07-15T13:30", "1 gennaio 2020": "2020-01-01",
    "12 maja 1920": "1920-05-12", "1 мая 1920": "1920-05-01", "gennaio 2020": "2020-01", "AD 1850s": "185X",
    "siglo IV a. C.": "-03XX", "44 a. C.": "-0043", "7 ноября 1917 года": "1917-11-07",
    "siglo V o siglo IV a. C.": "[-04XX,-03XX]", "5th century or 4th century BC": "[-04XX,-03XX]",
    "AD 1850s-60s": "185X/186X", "1. april 1940 - 9. maj 1945": "1940-04-01/1945-05-09",
    "25 aprile - 2 maggio 1945": "1945-04-25/1945-05-02", "AD 98–117": "0098/0117",
    "令和5年5月8日": "2023-05-08", "平成元年": "1989", "BCE 800-540": "-0799/-0539", "the 1850s-60s": "185X/186X",
    "années 1960-1970": "196X/197X", "3, 5 and 9 May 2003": "{2003-05-03,2003-05-05,2003-05-09}",
    "May 3 & 5, 2003": "{2003-05-03,2003-05-05}", "July and August 2003": "{2003-07,2003-08}",
    "1910, 1912 and 1914": "{1910,1912,1914}", "Dec 24, 2020 at 1pm": "2020-12-24T13:00", "17. 5. 2024": "2024-05-17",
    "2024. 5. 17.": "2024-05-17", "2024. május 17.": "2024-05-17", "18-VII-1936": "1936-07-18",
    "1.IX.1939": "1939-09-01",
    "17/May/2024:13:55:36 +0000": "2024-05-17T13:55:36+00:00", "2024/5/17(金)": "2024-05-17",
    "2023/03/14 14:00 (GMT+1)": "2023-03-14T14:00+01", "1850 – ?": "1850/",
    "?–1921": "/1921", "1850 - to date": "1850/..", "1850 to present day": "1850/..",
    "2011年3月11日14時46分": "2011-03-11T14:46", "公元前221年": "-0220", "1966年至1976年": "1966/1976",
    "2024年5月17日（金）": "2024-05-17", "ок. 1240 г.": "1240~", "1941–1945 гг.": "1941/1945", "zomer 1944": "1944-22",
    "12.-14.5.1850": "1850-05-12/1850-05-14", "5th-7th June 2024": "2024-06-05/2024-06-07",
    "17 May 2024 2:30-4:00pm": "2024-05-17T14:30/2024-05-17T16:00",
    "17 May 2024 11:30-1:00 pm": "2024-05-17T11:30/2024-05-17T13:00",
    "2024-W20/2024-W23": "2024-05-13/2024-06-09", "2024-W20/W21": "2024-05-13/2024-05-26", "TO 1865": "../1865",
    "CAL 1815": "1815~", "明治6年1月1日": "1873-01-01", "昭和64年": "1989", "平成31年4月": "2019-04",
    "5 Jan 2024 9:15 AM GMT+1": "2024-01-05T09:15+01",
    "Samstag, 8. Mai 2021": "2021-05-08", "sábado, 8 de mayo de 2021": "2021-05-08",
    "March 3, 2024 → March 8, 2024": "2024-03-03/2024-03-08", "c. 868": "0868~",
    "c. 425 d. C.": "0425~", "15.–17. Oktober 1999": "1999-10-15/1999-10-17", "Mrz 2010": "2010-03",
    "du 4 au 10 septembre 1870": "1870-09-04/1870-09-10", "années 1880": "188X", "primavera de 2008": "2008-21",
    "Q4 2024 – Q1 2025": "2024-10-01/2025-03-31", "Q3 2025 onwards": "2025-07-01/..", "1461 (or 1462)": "[1461,1462]",
    "Nov/2023": "2023-11", "14/Nov/2023": "2023-11-14", "1° maggio 1898": "1898-05-01", "de 1914 à 1918": "1914/1918",
    "“6 May 1998”": "1998-05-06", "10 Sept. 1999.": "1999-09-10", "3rd millennium BC": "-2XXX",
    "5th-4th century BC": "-04XX/-03XX", "in or around 2002": "2002~",
    "1925 or later": "[1925..]", "no later than 1900": "[..1900]", "frühestens 1900": "[1900..]",
    "del 4 al 10 de septiembre de 1870": "1870-09-04/1870-09-10",
}  # fmt: skip
SEVERAL = {
    "5/45": ["1945-05", "2045-05"],
    "1800-talet": ["18XX"], "30 January 1649 N.S.": ["1649-01-30"], "evening of 10 May 1968": ["1968-05-10"],
    "nineteenth century": ["18XX", "[1801..1900]"], "mid-nineteenth century": ["[1834..1866]"],
    "50 BC-50": ["-0049/0050"], "metà agosto 1943": ["[1943-08-11..1943-08-20]"],
    "school year 2020-2021": ["2020/2021"],
    "first week of May 1968": ["1968-05-01/1968-05-07", "[1968-05-01..1968-05-07]"],
    "last week of May 1940": ["1940-05-25/1940-05-31", "[1940-05-25..1940-05-31]"],
    "2020 week 12": ["2020-03-16/2020-03-22", "[2020-03-16..2020-03-22]"],
    "vor dem 9. November 1938": ["[..1938-11-08]", "../1938-11-08"],
    "early 1920s to mid-1930s": ["1920~/1936~"], "late 19th century – 1914": ["1867~/1914"],
    "mid-19th century to present": ["1834~/.."], "19th to early 20th century": ["18XX/1933~"],
    "late 18th to mid-19th century": ["1767~/1866~"], "early to mid 1920s": ["1920~/1926~"],
    "mid- to late 19th century": ["1834~/1900~"], "3rd century BC – 1st century BC": ["-02XX/0000~"],
    "since the early 1920s": ["1920~/.."], "until the late 1930s": ["../1939~"],
    "5 lis 1921": ["1921-10-05", "1921-11-05"],
    "1912-04–06": ["1912-04/1912-06", "1912-04-06"], "63 BC – 14": ["-0062/-0013", "-0062/0014"],
    "spring/summer 2001": ["2001-21/2001-22", "[2001-21,2001-22]"], "c2003": ["2003~", "2003"],
    "Sept/Oct 1850": ["1850-09/1850-10", "[1850-09,1850-10]"], "480/479 BC": ["-0479/-0478", "[-0479,-0478]"],
    "2021-03-15 10:00 EST": ["2021-03-15T10:00-05:00", "2021-03-15T10:00+10:00"],
    "08-12-2023": ["2023-12-08", "2023-08-12"], "07/10/2023": ["2023-10-07", "2023-07-10"],
    "1800\u20131850?": ["1800/1850?", "1800?/1850?"], "1800-1850 ca.": ["1800/1850~", "1800~/1850~"],
    "probably 1800-1850": ["1800?/1850", "1800?/1850?"],
    "c. May 1918-June 1920": ["1918-05~/1920-06", "1918-05~/1920-06~"],
    "w/c 20 March 2023": ["[2023-03-20..2023-03-26]", "2023-03-20/2023-03-26"],
    "week of 20 March 2023": ["[2023-03-20..2023-03-26]", "2023-03-20/2023-03-26"],
    "week ending 26 March 2023": ["[2023-03-20..2023-03-26]", "2023-03-20/2023-03-26"],
    "May-45": ["1945-05", "2045-05"], "Oct-22": ["2022-10", "1922-10"], "8-Dec-23": ["2023-12-08", "1923-12-08"],
    "-221": ["-0220", "-0221"], "1900s": ["190X", "19XX"], "19th century": ["18XX", "[1801..1900]"],
    "before 1900": ["[..1899]", "../1899"], "after 8 May 1945": ["[1945-05-09..]", "1945-05-09/.."],
    "Q3 2021": ["2021-07-01/2021-09-30", "[2021-07..2021-09]"],
    "2021-Q3": ["2021-07-01/2021-09-30", "[2021-07..2021-09]"],
    "2020-W12": ["2020-03-16/2020-03-22", "[2020-03-16..2020-03-22]"],
    "week 12 2020": ["2020-03-16/2020-03-22", "[2020-03-16..2020-03-22]"],
    "1903.11": ["1903-11", "1903/1911"], "1980/1": ["1980-01", "1980/1981"], "1998–9": ["1998-09", "1998/1999"],
    "1999-00": ["1999", "1999/2000"], "H1 2020": ["2020-01-01/2020-06-30", "[2020-01..2020-06]"],
    "circa 100 BCE–50 CE": ["-0099~/0050", "-0099~/0050~"], "1881 (census)": ["1881"], "sometime in 2004": ["2004"],
    "11.7 ka BP": ["-9750~"], "3300 cal BC": ["-3299~"],
    "1.5.-3.5.1998": ["1998-05-01/1998-05-03", "1998-01-05/1998-03-05"],
    "480/79 BC": ["-0479/-0478"], "8 Dec 2023 04:15 CET": ["2023-12-08T04:15+01:00"],
    "1H22": ["2022-01-01/2022-06-30", "[2022-01..2022-06]", "1922-01-01/1922-06-30", "[1922-01..1922-06]"],
    "2020..": ["2020/..", "[2020..]"], "the '20s": ["202X", "192X"], "1960-70s": ["196X/197X", "1960/197X"],
    "BEF 1799": ["[..1798]", "../1798"], "AFT 1799": ["[1800..]", "1800/.."],
    "19. Jahrhundert": ["18XX", "[1801..1900]"], "siglo XIX": ["18XX", "[1801..1900]"],
    "after the 19th century": ["[1900..]", "1900/..", "[1901..]", "1901/.."], "XIXº secolo": ["18XX", "[1801..1900]"],
    "XIXe siècle": ["18XX", "[1801..1900]"],
    "1990-00s": ["199X/200X", "1990/200X"], "early 1900s": ["[1900..1903]", "[1900..1933]"],
    "10:00-12:00 2020-01-01": ["2020-01-01T10:00/2020-01-01T12:00", "2020-01-01T10:00-12:00"],
    "c. 1900–05": ["1900-05~", "1900~/1905~", "[1900~..1905~]"],
    "before c. 1720": ["[..1720~]", "../1720~"], "11 FEB 1731/32": ["1732-02-11", "1732-02-22"],
    "2/15 March 1917": ["1917-03-15", "1917-03-02/1917-03-15", "[1917-03-02..1917-03-15]"],
    "1900–05?": ["1900-05?", "1900?/1905?"],
    "pre-1900": ["[..1899]", "../1899"],
    "800 av. J.-C. - 540": ["-0799/0540", "-0799/-0539"], "300-100 BP": ["1650~/1850~"],
    "4500-4300 cal BC": ["-4499~/-4299~"], "1290-1410 cal AD": ["1290~/1410~"],
    "c. 1850s-60s": ["185X~/186X", "185X~/186X~"],
    "12 Feb 1699/1700": ["1700-02-12", "1700-02-22"], "1850–?": ["1850", "1850/"], "2004-06-?": ["2004-06"],
    "December and January 2003": ["{2002-12,2003-01}", "{2003-12,2004-01}"],
    "May 3, 2003 8-8 PM": ["2003-05-03T08:00/2003-05-03T20:00", "2003-05-03T20:00/2003-05-04T08:00"],
    "May 3, 2003 1 PM-3:30": ["2003-05-03T13:00/2003-05-03T15:30", "2003-05-03T13:00/2003-05-04T03:30"],
    "2003-05-03 9:00-11": ["2003-05-03T09:00/2003-05-03T11:00", "2003-05-03T09:00-11"],
    "Feb 11, 1731/32": ["1732-02-11", "1732-02-22"],
    "C19": ["18XX", "[1801..1900]"],
    "17th/18th century": ["16XX/17XX", "[16XX,17XX]"], "18./19. Jh.": ["17XX/18XX", "[17XX,18XX]"],
    "na 1648": ["[1649..]", "1649/.."], "przed 1350": ["[..1349]", "../1349"], "XVIII в.": ["17XX", "[1701..1800]"],
    "1852[note 1]": ["1852"], "1858 *": ["1858"],
    "17 May 2024 9:00-5:00": ["2024-05-17T09:00/2024-05-18T05:00", "2024-05-17T09:00/2024-05-17T17:00"],
    "–2020": ["../2020", "-2019", "-2020"], "-500/-400": ["-0499/-0399", "-0500/-0400"], "87": ["0087", "1987", "2087"],
    "c. 1850-1860": ["1850~/1860~", "[1850~..1860~]"], "20th c.": ["19XX", "[1901..2000]"],
    "9/10 November 1938": ["1938-11-09/1938-11-10", "[1938-11-09..1938-11-10]"],
    "2021-07-15 02:00-06:00": ["2021-07-15T02:00/2021-07-15T06:00", "2021-07-15T02:00-06:00"],
    "3/4/21": ["2021-04-03", "1921-04-03", "2021-03-04", "1921-03-04"],
    "die 20er Jahre": ["202X", "192X"], "4th–5th centuries": ["03XX/04XX"], "Schuljahr 2014/15": ["2014/2015"],
    "2024-03-12 22:00-02:00": ["2024-03-12T22:00/2024-03-13T02:00", "2024-03-12T22:00-02:00"],
    "last quarter of 2020": ["2020-10-01/2020-12-31", "[2020-10..2020-12]"],
    "1997–01": ["1997-01", "1997/2001"], "17e eeuw": ["16XX", "[1601..1700]"],
    "ab Mai 1998": ["1998-05/..", "[1998-05..]"], "from 1900": ["1900/..", "[1900..]"],
    "antes de 2000": ["[..1999]", "../1999"], "s. XIII": ["12XX", "[1201..1300]"], "años 50": ["195X", "205X"],
    "im 19. Jahrhundert": ["18XX", "[1801..1900]"], "4. Quartal 2008": ["2008-10-01/2008-12-31", "[2008-10..2008-12]"],
    "c. 1792–1750 BC": ["-1791~/-1749~", "[-1791~..-1749~]"],
    "Q3'25": ["2025-07-01/2025-09-30", "[2025-07..2025-09]", "1925-07-01/1925-09-30", "[1925-07..1925-09]"],
}  # fmt: skip
NONE = [
    "soon", "March", "Monday, 8 December 2023", "31 February 2020", "2023-13", "0800/-0999", "earlyish 1990",
    "1987.5", "1850.75", "1999/21", "1945/39", "555-1234", "2 ago 2020", "10 years ago", "13/13/2020", "some 1990",
    "1990 AD BC", "week 54 2020", "2020-W54", "Q5 2021", "25:00", "8 December 2023, 13:05 pm",
    "66 million years ago", "1990-1980", "Christmas 1990", "0 BC", "December 8, 2023 or so", "May 8",
    "1990 BC - 1995 BC", "in 1990s", "\x0012 2023", "19 th", "x" * 81, "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), CERTAIN.items())
def test_a_text_that_can_only_mean_one_thing_is_read_as_that(text, edtf):
    (found,) = meanings(text)
    assert (found.edtf, found.certain) == (edtf, True)
    assert date_hint(text) == f"write {edtf}"


@pytest.mark.parametrize(
    ("text", "edtf"),
    {"early 1943": "[1943-01..1943-04]", "Anfang 1933": "[1933-01..1933-04]", "winter 1916/17": "1916-24",
     "Ende Mai 1945": "[1945-05-21..1945-05-31]", "Mitte der 1950er Jahre": "[1954..1956]",
     "mid-March 1943": "[1943-03-11..1943-03-20]", "198-?": "198X?", "199?": "199X",
     "late 19th century": "[1867..1900]", "mid 1990s": "[1994..1996]", "2019/20 season": "2019/2020", "366": "0366",
     "2020-359": "2020-12-24", "1608814800": "2020-12-24T13:00:00Z", "2020-12-24T24:00": "2020-12-25T00:00",
     "1402/07/15": "1402-07-15", "winter of 2001-2002": "2001-24", "active 1620–1650": "1620/1650",
     "1982 (TV)": "1982", "born 19 February 1473": "1473-02-19", "1850-??-??": "1850",
     "b. c. 1473": "1473~", "fl. 300 BC": "-0299", "©1998": "1998", "1910±5": "[1905..1915]",
     "1912-04–15": "1912-04-15", "2020-03-15-20": "2020-03-15/2020-03-20",
     "March 1850 or 1851": "[1850-03,1851-03]", "2021-03-15 10:05 PST": "2021-03-15T10:05-08:00"}.items(),
)  # fmt: skip
def test_what_is_only_likely_is_offered_and_not_certain(text, edtf):
    (found,) = meanings(text)
    assert (found.edtf, found.certain) == (edtf, False)
    assert f"rite {edtf}" in date_hint(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [("2020/Jan/01", "is not a date; expected a date such as"), ("June 28", "where that is a day, write the year too"),
     ("44197.5", "Write 2021-01-01T12:00"), ("2020-01-01--2020-01-05", "write 2020-01-01/2020-01-05"),
     ("31 April 2020", "April 2020 has no day 31; expected a day from 01 to 30"), ("May 5", "too: YYYY-05-05"),
     ("June 19 – June 24", "where those are days, write the year too: YYYY-06-19/YYYY-06-24"),
     ("9/11", "YYYY-11-09 for 9 November or YYYY-09-11 for 11 September"), ("9/17/00", "date; write 2000-09-17"),
     ("13/13/2020", "is not a date; expected a date such as"), ("Jan 11 2012 CST", "2012-01-11; CST is left out"),
     ("R5/2020-01-01/P1Y", "repeats, and a date is one time"), ("1900-01-00", "does not say when"),
     ("0000-00-00", "does not say when"), ("[s.d.]", "does not say when"), ("2003-Mar-33", "March 2003 has no day 33"),
     ("15 March 1850 (Monday)", "is a Friday"), ("H7/1/17", "is not a date; expected a date such as")],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_true_reason(text, said):
    with pytest.raises(DateError) as error:
        parse(text)
    assert said in date_trouble(text, error.value)


@pytest.mark.parametrize(("text", "edtf"), SEVERAL.items())
def test_of_a_text_that_can_mean_several_things_each_is_named(text, edtf):
    assert [one.edtf for one in meanings(text)] == edtf
    assert all(one in date_hint(text) for one in edtf)


@pytest.mark.parametrize("text", NONE)
def test_a_text_that_is_not_understood_means_nothing(text):
    assert meanings(text) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("8 декабря 2023", "ru"),
        ("8. prosince 2023", "cs"),
        ("8 Aralık 2023", "tr"),
        ("8º de dezembro de 2023", "pt"),
        ("8 דצמבר 2023", "he"),
    ],
)
def test_full_months_of_another_language_are_understood_whether_or_not_it_is_named(text, lang):
    assert [one.edtf for one in meanings(text, lang)] == [one.edtf for one in meanings(text)] == ["2023-12-08"]


@pytest.mark.parametrize(("month", "lang"), [("gru", "pl"), ("ara", "tr"), ("δεκ", "el")])
def test_short_months_of_another_language_are_understood_where_it_is_named_or_between_a_day_and_a_year(month, lang):
    assert [one.edtf for one in meanings(f"8 {month}. 2023")] == ["2023-12-08"]
    assert [one.edtf for one in meanings(f"{month} 2023", lang)] == ["2023-12"]
    assert meanings(f"{month} 2023") == []


@pytest.mark.parametrize("text", ["duben a říjen 1968", "1. ledna a 5. srpna 1968", "3 a 5 maja 1945"])
@pytest.mark.parametrize("lang", ["en", "cs"])
def test_and_of_another_language_makes_no_range(text, lang):
    assert not any("/" in one.edtf for one in meanings(text, lang))


@pytest.mark.parametrize(
    "text", ["siglo XVI - siglo XVII", "since the 19th century", "XVe siècle?", "31 listopada 1918"]
)
def test_what_is_understood_in_one_of_two_ways_alone_is_not_put_in_its_place(text):
    assert [one.certain for one in meanings(text)] == [False]


def test_a_month_that_languages_mean_otherwise_is_asked_about():
    assert [one.edtf for one in meanings("5 listopada 1918")] == ["1918-10-05", "1918-11-05"]
    assert [one.edtf for one in meanings("5 listopada 1918", "pl")] == ["1918-11-05"]
    assert [one.edtf for one in meanings("5 listopada 1918", "hr")] == ["1918-10-05"]


@pytest.mark.parametrize(
    "lang", ["bg", "el", "fa", "fi", "hi", "id", "it", "ka", "nl", "pl", "pt", "sw", "th", "uk", "vi"]
)
def test_each_month_is_understood_as_its_language_writes_it(lang):
    for month, name in locale_of(lang).months["format"]["wide"].items():
        assert f"2023-{month:02d}-08" in [one.edtf for one in meanings(f"8 {name} 2023", lang)]


def test_the_language_of_the_command_reaches_the_suggestions(tmp_path, capsys):
    (tmp_path / "x.csv").write_text("date,title\n8 декабря 2023,A\n", "utf-8")
    assert main(["check", str(tmp_path / "x.csv"), "--lang", "ru"]) == 1
    assert "write 2023-12-08" in capsys.readouterr().err


def test_what_a_spreadsheet_made_is_never_certain():
    assert [one.certain for one in meanings("45268")] == [False]


def test_no_suggestion_is_wrong_about_what_a_cell_was_made_from():
    assert [(text, why) for text, edtf in cells(1500, seed=1) if (why := wrong(text, edtf))] == []


def test_a_year_too_far_away_is_told_as_such():
    assert beyond("12,000 BC") and beyond("c. 3.5 billion years ago") and beyond("66 mya")
    assert not beyond("9,000 BC") and not beyond("2 thousand years ago") and not beyond("12,000 people")


DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
WAYS = [
    "{d} {m} {y}", "{d}. {m} {y}", "{m} {d}, {y}", "{d} of {m} {y}", "on {d} {m} {y}", "{w}, {d} {m} {y}",
    "{y}/{n}/{d}", "{y} {m} {d}",
]  # fmt: skip


def written(day, way):
    return way.format(d=day.day, n=day.month, m=MONTHS[day.month - 1], y=day.year, w=day.strftime("%A"))


@given(DAYS, st.sampled_from(WAYS))
def test_a_day_is_understood_however_it_is_written(day, way):
    assert [one.edtf for one in meanings(written(day, way))] == [day.isoformat()]


@given(DAYS, DAYS, st.sampled_from(WAYS[:4]), st.sampled_from([" - ", " to ", "–"]))
def test_from_one_day_to_another_is_an_interval_or_nothing(first, last, way, to):
    found = [one.edtf for one in meanings(written(first, way) + to + written(last, way))]
    assert found == ([f"{first}/{last}"] if first <= last else [])


@given(
    st.sampled_from([*CERTAIN, *SEVERAL]),
    st.sampled_from(["foo", "roughly", "x", "nor", "#", "!", "&", "century?", "1990 1990", "years"]),
    st.integers(0, 9),
)
def test_one_word_that_is_not_understood_leaves_no_suggestion(text, word, place):
    assume((text, word) != ("20th c.", "century?"))  # which is understood behind "20th"
    words = text.split(" ")
    words.insert(min(place, len(words)), word)
    assert meanings(" ".join(words)) == []


@given(st.one_of(st.text(max_size=30), st.text("0123456789-/.,~? JanMayBCQWto", max_size=20)))
def test_whatever_is_suggested_can_be_read(text):
    for one in meanings(text):
        assert parse(one.edtf).text == one.edtf
    assert isinstance(date_hint(text), str)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("r. 1558–1603", "1558/1603"), ("(1756–1791)", "1756/1791"), ("b. 1954", "1954"), ("[ca. 1920s]", "192X~"),
        ("1914-1918, bulk 1916", "1914/1918"), ("19--", "19XX"), ("11700 BP", "-9750~"), ("5000 cal BP", "-3050~"),
        ("last quarter of the 19th century", "[1876..1900]"), ("last third of the 18th century", "[1767..1800]"),
        ("۱۳۶۷", "1367"),
        ("May 5, 2021 11:00 PM - 1:00 AM", "2021-05-05T23:00/2021-05-06T01:00"),
    ],
)  # fmt: skip
def test_what_stands_about_a_date_is_left_out_and_the_date_offered_and_not_taken(text, offered):
    (one,) = meanings(text)
    assert one.edtf == offered and not one.certain


def test_years_in_digits_of_persian_say_that_they_may_be_of_its_calendar():
    assert "1367 may also be a year of the Persian or the Islamic calendar" in date_hint("۱۳۶۷", "fa")
    assert meanings("٢٠٢٣")[0].certain


def test_a_date_whose_day_of_the_week_is_another_says_which_it_is():
    with pytest.raises(DateError) as error:
        parse("Fri 8 May 2021")
    why = "is a Saturday; expected the day of the week and the date to agree"
    assert date_trouble("Fri 8 May 2021", error.value) == why
    assert not meanings("Fri 8 May 2021")
