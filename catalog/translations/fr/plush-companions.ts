import type { Copy } from '../types.ts'

export const companions: Record<string, Copy> = {
  'clippy-classic-plush': {
    title: 'Peluche Clippy classique',
    text: 'Du velboa argenté sur une âme souple : les boucles du fil restent là où vous les mettez. Clippy est cousu sur une feuille de feutrine lignée et se pose au bord de l’écran sans support. Les sourcils sont en feutrine, rapportés un à un et fixés à la main : d’un Clippy à l’autre, l’air serviable n’est jamais tout à fait le même.',
    materials: 'Velboa polyester, garnissage polyester recyclé, âme souple en PP',
  },
  'paperclip-pal-pocket-plush': {
    title: 'Peluche de poche Ami Trombone',
    text: 'Un trombone pour le comptoir de caisse, haut de 10 cm et garni de fines billes pour tenir debout à côté du lecteur de cartes. Trois teintes métal en minky satiné, à panacher comme vous voulez dans un même carton. À ce prix, c’est celui que les clients ajoutent alors qu’ils ont déjà payé.',
    materials: 'Minky polyester, garnissage polyester',
  },
  'ninja-cat-plush': {
    title: 'Peluche Ninja Cat',
    text: 'Chat noir, bandeau rouge, aucune patience. Le bandeau se noue et se dénoue, et les enfants feront l’un et l’autre jusqu’à ce qu’il s’effiloche ; le bord en coton est donc surjeté. L’assise lestée garde le chat bien droit sur une étagère en verre.',
    materials: 'Peluche polyester à poil de 5 mm, bandeau en coton, garnissage polyester',
  },
  'ninja-cat-rider-plush': {
    title: 'Peluche Ninja Cat et sa monture',
    text: 'L’autocollant d’ordinateur portable devenu peluche : le chat en selle, la cape au vent. Une bande auto-agrippante unit le cavalier à sa monture, et le chat change de coursier dès qu’un client possède les trois. Livré en boîte à fenêtre, car en sachet la cape se froisse.',
    materials: 'Peluche polyester, feutrine, fil à broder, garnissage polyester',
  },
  'bit-and-bot-plush': {
    title: 'Peluches Bit et Bot',
    text: 'Bit est le petit rond, Bot le carré à antenne, et ils se tiennent la main grâce à un bouton-pression cousu dans chaque moufle. Les écoles achètent la paire pour le coin programmation. Les écrans, imprimés sur satin, se nettoient d’un coup de chiffon.',
    materials: 'Polyester à poil court, feutrine, garnissage polyester',
  },
  'rover-search-dog-plush': {
    title: 'Peluche Rover, le chien de recherche',
    text: 'Rover est assis, langue pendante, une loupe en feutrine cousue sous la patte. Le poil est brossé à rebours le long du dos, comme si on venait de le caresser. Les clients qui ont connu l’attente d’une recherche de fichiers rient avant d’avoir lu le prix.',
    materials: 'Peluche polyester à poil de 6 mm, loupe en feutrine, garnissage polyester',
  },
  'merlin-assistant-plush': {
    title: 'Peluche Merlin l’assistant',
    text: 'Un magicien de bureau à longue barbe : on peut la peigner, et en général on la peigne. La robe est en satin, semée d’étoiles au point de chaînette jaune, et le bord du chapeau, armé d’un fil, garde le pli. Il tient à côté du clavier sur une base plate garnie de billes.',
    materials: 'Velboa polyester, barbe en peluche à poil long, robe en satin, garnissage polyester',
  },
  'msn-butterfly-plush': {
    title: 'Peluche Papillon MSN',
    text: 'Quatre ailes de quatre couleurs et un corps moelleux qui sert de repose-poignet aux discussions tardives. Au bout des ailes, une épaisseur de film bruisse sous les doigts. Accrochez-le par la boucle du dos, et toute la travée tourne quand quelqu’un passe.',
    materials: 'Minky polyester, film bruissant au bout des ailes, garnissage polyester',
  },
  'mona-octocat-plush': {
    title: 'Peluche Mona l’Octocat',
    text: 'Des oreilles de chat, cinq tentacules et un visage brodé en neuf mille points, sans pièce en plastique à arracher. Les tentacules, fermement garnis, s’écartent vers l’extérieur : Mona tient debout sur toute surface plane. Les librairies voisines des universités se réassortent par cartons chaque mois de septembre.',
    materials: 'Velboa polyester, visage brodé, garnissage polyester recyclé',
  },
  'mona-dress-up-plush': {
    title: 'Peluche Mona à déguiser',
    text: 'Une Mona de 20 cm dont le costume s’enlève par une seule bande auto-agrippante dans le dos. Quatre métiers au choix, et chaque étiquette montre les trois autres : elle fait la vente à votre place. En tirant un peu, les costumes vont aussi à la Mona Classique 25 cm.',
    materials: 'Velboa polyester, costume en sergé de coton, fermeture auto-agrippante, garnissage polyester',
  },
  'copilot-companion-plush': {
    title: 'Peluche Compagnon Copilot',
    text: 'Une petite silhouette ronde en micropolaire extensible dans tous les sens, garnie de microbilles qui se remettent lentement en place quand on l’a pressée. Le visage se résume à deux yeux brodés, et il a l’air calme sous tous les angles. À placer en rayon entre l’antistress et le cadeau.',
    materials: 'Micropolaire avec élasthanne, garnissage de microbilles',
  },
  'office-assistant-minis': {
    title: 'Minis Assistants Office',
    text: 'Le reste du personnel de 1997, en 11 cm : le chat, le chien, le robot et le point rouge. Chaque mini a une base lestée et, sur l’étiquette cousue, un numéro de un à quatre. Un présentoir de comptoir pour douze est offert avec le premier carton.',
    materials: 'Minky polyester, garnissage polyester, granulés de PE',
  },
}
