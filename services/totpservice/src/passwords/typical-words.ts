/**
 * What people here choose when a password is asked for: one of these, or two together, with digits and signs around them. Lower case, without accents; a
 * letter or two more (a plural, an initial) makes no difference. What every dictionary has needs no place here, unless it is chosen in twos.
 */
export const typicalWords = wordsOf(`
  lente voorjaar zomer herfst najaar winter spring summer autumn seizoen season
  januari februari maart april mei juni juli augustus september oktober november december
  january february march may june july august october
  jan feb mrt apr jun jul aug sep sept okt nov dec oct
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend
  monday tuesday wednesday thursday friday saturday sunday
  ochtend middag avond nacht morgen vandaag gisteren dag week maand jaar morning evening night today
  kerst kerstmis kerstman kerstboom kerstfeest christmas xmas santa pasen paashaas easter pinksteren hemelvaart sinterklaas pakjesavond zwartepiet
  koningsdag koninginnedag bevrijdingsdag carnaval alaaf halloween valentijn valentijnsdag valentine moederdag vaderdag oudjaar nieuwjaar
  oudennieuw suikerfeest ramadan verjaardag birthday jarig vakantie holiday feest party elfstedentocht vierdaagse
  ajax feyenoord psv vitesse twente heerenveen groningen utrecht sparta excelsior heracles azalkmaar fcemmen emmen cambuur willemii roda nec goahead
  barcelona realmadrid liverpool arsenal chelsea juventus bayern manchester voetbal football soccer hockey schaatsen wielrennen tennis formule
  verstappen supermax oranje holland nederland nederlands netherlands dutch leeuw koning koningin prins prinses king queen
  drenthe hoogeveen assen zwolle amsterdam rotterdam denhaag eindhoven maastricht nijmegen arnhem breda tilburg almere europa europe
  friesland overijssel gelderland limburg brabant zeeland flevoland
  lieverd liefje liefste schat schatje lief liefde love lover knuffel kusje moppie popje dropje snoepje darling honey baby babe sexy
  mama papa mam pap oma opa zus broer familie family gezin kinderen moeder vader daddy mommy dochter zoon
  hond kat poes paard konijn vogel tijger beer dolfijn vlinder olifant hondje poesje paardje dog cat horse tiger dragon monkey bunny
  geheim secret wachtwoord wachtwoorden password passwort passwoord paswoord passw pass code pincode inloggen inlog login toegang access sleutel master admin administrator
  beheer beheerder gebruiker user test tester tijdelijk temp temporary default changeme verander wijzig wijzigen nieuw new begin start standaard hallo hello hoi
  welkom welcome goedendag goedemorgen computer laptop internet windows microsoft google office outlook iphone samsung apple account portaal portal
  vrachtwagen vrachtauto vrachtwagens vrachtverkeer vracht truck trucks trucker trucking trucks lorry chauffeur chauffeurs driver drivers bestuurder rijder rijbewijs
  logistiek logistics logistic transport transporten transporteur transportbedrijf vervoer vervoerder wegvervoer wegtransport goederenvervoer koeltransport
  expeditie expediteur koerier courier bezorger bezorging pakket post distributie distribution planning planner
  trailer trailers oplegger opleggers aanhanger aanhangwagen trekker tractor combinatie container containers tank tanker tankwagen kipper kraan kraanwagen
  bestelbus bestelauto bestelwagen busje bus auto autos wagen wagens voertuig voertuigen wagenpark vloot fleet bandenwissel band banden diesel benzine tanken adblue motor
  lading laden lossen laadklep laadperron pallet pallets heftruck stapelaar magazijn loods warehouse depot opslag voorraad cargo freight shipping shipment export
  import douane haven zeehaven port schip boot schipper binnenvaart scheepvaart schipvaart vaart rivier sluis zeevracht luchtvracht
  snelweg autoweg weg wegen route ritten rit rijden tol tolweg file kilometer kenteken tachograaf digitacho parkeren parkeerplaats truckstop
  verhuizer verhuizing verhuiswagen takelwagen berging bergingswagen garage werkplaats monteur
  daf scania volvo mercedes actros iveco renault man volkswagen toyota ford bmw audi porsche ferrari tesla opel peugeot
  tvm tvmverzekeringen mijntvm verzekering verzekeringen verzekeraar verzekerd verzekerde insurance insured polis polissen policy dekking premie schade schades
  claim claims schadevrij allrisk casco aansprakelijkheid rechtsbijstand assurantie assurantien tussenpersoon makelaar
  relatie klant klanten customer service helpdesk support kantoor directie boekhouding administratie finance financien factuur salaris bedrijf bedrijfs
  rood blauw groen geel zwart wit paars roze goud zilver red blue green yellow black white purple pink golden silver
  zon maan ster sterren bloem bloemen roos tulp tulpen sunshine star sun moon flower regenboog rainbow zee strand bier wijn pizza koffie kaas appel banaan
  batman superman pokemon starwars disney mickey pikachu minecraft naruto spongebob
  pec peczwolle maxverstappen stroopwafel frikandel hagelslag poffertjes kroket bitterbal bitterballen oliebol oliebollen pannenkoek erwtensoep patat
  pluisje boefje minoes knorretje kaaskop gezinnetje
  ikhoudvanjou ikhoudvanje wijhoudenvanjou ihouvjou hvj houvanjou houvanje ikhouveelvanjou debeste aap noot mies aapnootmies boomroosvis pietjepuk jantjebeton
  weetikniet weetikveel geenidee weetnietmeer laatmeerin laatmeinloggen vergeten gaweg noppes niets kut kutzooi klotezooi
  dafxf ivecostralis stralis mantgx tgx jumbo lidl heineken grolsch amstel
  willemalexander ikhouvanjou ikhouvanje iloveyou thuiswerk thuiswerken werk werken godis jezus jesus allah amen geluk gelukkig happy vrijheid freedom vrede peace
`);

/** What is put before, between and behind such words, and adds nothing. */
export const fillerWords = wordsOf(`
  de het een dit dat mijn mijne jouw uw onze ons zijn haar is in op van voor met en of aan bij naar
  the my our your is in on of for with and or at to a an this that i
  ik jij wij hij zij ben bent hou houd houden houvan houdvan hem haar ikhouvan ikhoudvan ikhouvanje ikhouvanjou jullie naam ditis mijnnaamis ikben wijzijn ilove iloveyou iam forever vooraltijd altijd
  lieve leuke mooie mooi leuk fijne fijn goede goed beste super mega top best nice great good hallo hello hoi dag hi hey
  nieuwe nieuw oude oud new old grote groot big kleine klein little zo heel go komop hup viva
`);

/** First names that are given or used in the Netherlands and that the lists of first names lack of `@zxcvbn-ts`; lower case without accents. */
export const shortDutchNames = wordsOf(`
  kees henk piet jaap klaas sjaak sjaan hennie jannie gerrit bertus harm roelof geert wim cor joop koos teun bas sem daan finn levi luuk mees noud siem boaz
  riet greet truus jannes eef evi noor fleur saar lot pien fenna jip jet lieke
`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}
