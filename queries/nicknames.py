"""Given names that stand for one another: short forms, spellings, and names across languages.

Made by hand for names met in Britain. A group is known by its first name; a name may be in
several groups ("Liz" and "Beth" are both Elizabeth, "Al" is Alan, Albert or Ali).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_GROUPS = """
abdul abdal abdel
abigail abby abbie abi gail
adam adi adas
agnes agnieszka aga agata nessa
ahmed ahmad ahmet achmed
aisha ayesha aysha aishah aicha ayisha
alan al allan allen alun
albert al bert bertie
alexander alex alec alexei aleksander sandy xander lex alasdair alastair alistair alister
alexandra alex ally alexa aleksandra ola sandra sasha
alfred alf alfie fred
alice ally alicja alys
alison ally ali allison alyson
ali aly
amanda mandy
amelia amy millie mia
andrew andy drew andrzej andreas andre anders
angela angie ange
anthony tony ant antony anton antoni antonio
ann anne anna annie nan hannah hanna ania
aoife eefa ifa
archibald archie
barbara barb babs basia
barnaby barney
beatrice bea trixie beatrix
benjamin ben benny benji
bernard bernie
brian bryan brayan
bridget bridie biddy brigid
bronwyn bron bronwen
caitlin kaitlin katelyn kate caitlyn
caoimhe keeva kweeva keva
carol caroline carolyn carrie caro
catherine kate katie cathy kathy kath cath kat kitty katherine \
katharine kathryn kathrin kathleen cat katarzyna kasia kasha catrin catriona katya
cecilia cece celia cissy
charles charlie chas chuck karol
charlotte charlie lottie lotte char
chloe khloe
christine chris chrissy christina kristina kirsty krystyna tina
christopher chris kit topher krzysztof krzys kristofer
ciaran kieran kieron keiran
clare claire clara klara
colin cole
daniel dan danny danyal daniyal
danielle dani danny
david dave davey davy dawid dai dafydd taffy dawud daud
deborah debbie deb debs debra
declan dec
dennis den denis denny
dominic dom nick dominik
donald don donnie
dorothy dot dottie dolly dora
edward ed eddie ted teddy ned eddy edek
edmund ed ned ted eamon eamonn
eileen aileen ilene
elaine ellie layne
eleanor ellie nell nellie elinor nora lenny
elizabeth liz lizzie beth betty eliza lisa libby \
elsie bess bessie betsy elspeth elzbieta ela elisabeth lilibet
ellen nell nellie ellie helen elena
emily em emmy millie emilia
emma em emmy
eoin owen eoghan euan ewan ewen owain
esther essie hester
eve eva evie ewa
fatima fatimah fatma fatema fatoumata
ffion fion fiona
florence flo flossie florrie
frances fran frankie fanny franciszka
francis frank frankie fran franciszek
frederick fred freddie freddy fryderyk
gabriel gabe gabby
gabrielle gabby gaby gabriela
gareth gary gaz garth
geoffrey geoff jeff jeffrey jeffery
george georgie jerzy jurek giorgio
georgina georgie gina georgia
gerald gerry jerry gerard gerrard
gertrude gertie trudy
gillian gill jill jilly
grace gracie grazyna
graham graeme grahame
grzegorz gregory greg gregor
gwendolyn gwen gwendoline gwenda
harold harry hal haz
harriet hattie harrie
hasan hassan hasaan
helen nell ella helena elena
henry harry hal hank henryk
hilary hils hillary
hugh hughie huw hugo shug
hussain hussein husain husayn hossein hussayn
ibrahim abraham abe ebrahim ibraheem
ian iain
irene reenie rene irena
isabel isabelle isobel bella izzy isabella belle ishbel izabela
isaac zac ishaq
ismail ishmael ismael
jacob jake jakub kuba yaqub yakub
jacqueline jackie jacqui jaclyn
james jim jimmy jamie jem seamus hamish shay jas
jane janie jan jayne sian sheena
janet jan jessie janette
janine jan
jason jay jase
jean jeanie jeanette jeannie
jeremy jem jerry jez
jennifer jen jenny jenni jenna
jessica jess jessie
joan joanie joanna
joanne jo joanna joann
john jon jack johnny jonny jan ian sean evan juan ivan ioan johnnie
jonathan jon jonny johnathan jonathon
joseph joe joey josef jozef yusuf yousef youssef yusef iosif giuseppe jo
josephine jo josie posy
joshua josh yusha
joyce joy
judith judy judi jude
julia julie jules julita
julian jules
kaylee kayleigh kayley kaylie kailey
kenneth ken kenny
kevin kev
khadija khadijah kadija hadija khatija
kimberley kim kimberly
lauren laurie loren
laura laurie lora
lawrence larry laurie laurence lauri
leonard len lenny leo leon
leslie les lesley
lewis lou louis lew luis ludwik
lillian lil lily lilly lilian
lilith lily
linda lin lindy lynda
louise lou lulu luiza
lucas luke lukasz luca lucasz luka
lucy lulu lucie lucia lucja luz
lynn lyn lynne
malgorzata gosia margaret
malcolm mal malc
margaret maggie meg peggy marge margie greta mags \
madge mair margot margery megan marged mairead daisy
maria mary marie mariam maryam miriam mia mairi mhairi moira maura may molly polly
marcus mark marc marek marco
martin marty marcin
martha marta mattie
mateusz matthew matt mattie matty mathew mateo
matilda tilly mattie
maureen mo moreen
maurice mo morris moshe
maxwell max maximilian maksymilian maxine
megan meg meghan meagan
melanie mel
melissa mel missy lissa
michael mike mick micky mikey mickey michal micheal misha mitch
michelle shell chelle shelly michele
mildred millie
mohammed mo muhammad mohammad mohamed muhammed mohamad mohd md muhamad mehmet mahomed
moses musa moshe moussa
nadia nadya nadiya
natalie nat natalia natasha tasha
nathan nat nate nathaniel
niamh neve neave nieve
nicholas nick nicky nico nicolas mikolaj klaus
nicola nicky nicki nikki nicole
noor nur nour nura
norman norm
oliver ollie olly
olivia liv livvy ollie
omar umar omer
oscar oskar
pamela pam pammy
patricia pat patsy tricia trish trisha patty patrycja
patrick pat paddy padraig patryk
paul pawel pavel pablo paulie
penelope penny
percy percival
peter pete piotr pedro piers
philip phil pip phillip filip
philippa pip pippa
phyllis phyl
priscilla cilla
rachel rach rachael rachelle
raymond ray
rebecca becky bex becca rebekah
reginald reg reggie
rhys reece rees reese rhees
richard rick dick richie ricky rich ryszard
robert rob bob bobby robbie bert robin rab roberto
roberta bobbie
roderick rod roddy rory ruaridh ruairi
rodney rod
ronald ron ronnie
rosemary rose rosie romy
rose rosie rosa roza roisin
roy roi
ruby rubie
ruth ruthie
salma selma salmah
samantha sam sammy
samuel sam sammy
sandra sandie sandy
saoirse seersha sersha
sarah sally sal sara sadie zara
sean shaun shawn shane
sharon shaz shazza
sheila shelagh sheelagh sile
sinead shinead
siobhan shivaun chevonne shivon siobhain shevaun
sophie sophia sofia zofia zosia soph
stacey stacy stace
stanley stan
stephen steve steven stevie stefan steffan szczepan ste
stephanie steph stef stephie stefania
stuart stu stewart
susan sue susie suzie suzy zuzanna susannah suzanne susanna
suleiman sulaiman solomon suleman sulayman sol
sylvia syl silvia sylwia
tabitha tabby
tamsin tammy tamsyn
teresa terry tess tessa theresa therese
terence terry terrence tel
theodore theo ted teddy
thomas tom tommy tomasz tomos tam tomas
timothy tim timmy tymon
tobias toby
tracey tracy trace
trevor trev
tyler ty
uwais owais awais ovais
valerie val
victor vic wiktor viktor
victoria vicky vicki tori vic wiktoria vix
vincent vin vince vinnie
violet vi
vivian viv vivien vivienne
walter wally walt
wendy wend
wilfred wilf wilfrid fred
william bill will billy willy liam wim gwilym guillermo wilhelm
winifred winnie freda win
wojciech wojtek
yasmin jasmine yasmine yasmeen jasmin jas
yvonne evonne von
zachary zac zak zack zach zakaria zakariya zachariah
zainab zaynab zeinab zeynep
zoe zoey zoie
"""


@cache
def groups_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return, for each name in small plain letters, the first names of the groups it is in."""
    found: dict[str, list[str]] = {}
    for line in _GROUPS.split("\n"):
        names = line.split()
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(names[0])
    return {name: tuple(heads) for name, heads in found.items()}
