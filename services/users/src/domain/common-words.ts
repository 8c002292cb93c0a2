/**
 * Words and keys that the passwords most often guessed are made of. A password that is one or two of them with digits and
 * signs around is refused, which covers the lists of leaked passwords at our length better than the lists do.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  abcdef abc access account admin administrator adminadmin alexander alpha amanda america andrea andrew angel angela anthony
  apple arsenal ashley asshole august austin autumn azerty babygirl bailey banana barcelona baseball basketball batman beautiful
  benjamin bigdaddy biteme blahblah blessed blink bonjour boston brandon buster butterfly california cameron canada captain
  changeit changeme charles charlie cheese chelsea chicago chicken chocolate christ christian christopher computer cookie cooper
  corona corvette cowboys crystal daniel dallas danielle david december default diamond doctor dolphin donald dragon eagles
  elephant elizabeth eminem england everton facebook falcon family fantasy february ferrari fender flower fluffy football forever
  forest forza franklin freedom friday friend friends fuckme fuckoff fuckyou gandalf george ginger god golden golfer google
  guest guitar hacker hannah happy harley harrypotter heaven heather hello helloworld hockey holiday hotmail hunter iceman
  iloveme iloveu iloveyou india internet jackson jaguar january jasmine jasper jennifer jessica jesus jesuschrist jonathan jordan
  joseph joshua july june junior justin killer kitty ladybug lakers lauren legend letmein letmeinnow liberty linkedin liverpool
  login london louise love lovely loveme lovers loveyou lucky maddog madison maggie manchester march marina marine marlboro martin
  master matrix matthew maverick megan melissa mercedes merlin michael michelle microsoft midnight minecraft monday money monkey
  monster morgan mother mountain muffin murphy music mustang myspace naruto natasha newyork nicholas nicole nirvana nothing
  november october office oliver online orange outlook pakistan parola pass passphrase passw passwd password passwort patricia
  patrick peanut pepper phoenix player please pokemon police porsche princess private purple qwer qwerty rabbit rachel rainbow
  ranger rangers rebecca richard robert rocket ronaldo root samantha samsung samuel saturday scooter school scorpion secret secure
  security september shadow shannon shop shopping silver simple slayer smokey snoopy soccer sophie spiderman spring stalker
  starwars steelers stella steven success summer sunday sunflower sunshine super superman superstar system taylor temp temporary
  tennis test tester testing teddybear thomas thunder thursday tigers tigger tinkerbell toy toyline toys trustno trustnoone tuesday
  tweety unicorn united user username victoria victory viking vincent warrior wednesday welcome whatever william williams windows
  winner winston winter wizard wordpass wrestling xbox yamaha yankees yellow zaq
  clippy octocat halo azure github retailer wholesale plush plushie
  my the you me is in to an our your one i it no so go we
  `
    .trim()
    .split(/\s+/),
)

/** Keys in the order in which fingers slide over them; read in both directions. */
export const KEY_ROWS: readonly string[] = [
  '`1234567890-=',
  '01234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'azertyuiop',
  'qwertzuiop',
  'yxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  '147258369',
  '741852963',
  '789456123',
  '112233445566778899',
  'aabbccddeeffgghhii',
]
