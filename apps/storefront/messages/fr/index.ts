import type { Messages } from '#words/messages.ts'
import account from './account.json' with { type: 'json' }
import addresses from './addresses.json' with { type: 'json' }
import agents from './agents.json' with { type: 'json' }
import cart from './cart.json' with { type: 'json' }
import catalogue from './catalogue.json' with { type: 'json' }
import checkout from './checkout.json' with { type: 'json' }
import forms from './forms.json' with { type: 'json' }
import help from './help.json' with { type: 'json' }
import home from './home.json' with { type: 'json' }
import listing from './listing.json' with { type: 'json' }
import live from './live.json' with { type: 'json' }
import order from './order.json' with { type: 'json' }
import privacy from './privacy.json' with { type: 'json' }
import problems from './problems.json' with { type: 'json' }
import product from './product.json' with { type: 'json' }
import productLive from './product-live.json' with { type: 'json' }
import reorder from './reorder.json' with { type: 'json' }
import returns from './returns.json' with { type: 'json' }
import search from './search.json' with { type: 'json' }
import sheet from './sheet.json'
import shell from './shell.json' with { type: 'json' }
import signIn from './sign-in.json' with { type: 'json' }
import tellMe from './tell-me.json' with { type: 'json' }
import terms from './terms.json' with { type: 'json' }
import totals from './totals.json' with { type: 'json' }

export default {
  account,
  addresses,
  agents,
  cart,
  catalogue,
  checkout,
  forms,
  help,
  home,
  listing,
  live,
  order,
  privacy,
  problems,
  product,
  'product-live': productLive,
  reorder,
  returns,
  search,
  sheet,
  shell,
  'sign-in': signIn,
  'tell-me': tellMe,
  terms,
  totals,
} satisfies Messages
