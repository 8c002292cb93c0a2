// Runs in CloudFront before a picture is looked for. The bucket has the names without /media/, and nothing in it is shown but the files
// that services/products/src/media/media-routes.ts shows.
var PICTURE = /^\/media\/([a-f0-9]{32}\/[1-9][0-9]{1,3}\.(?:avif|webp))$/

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  var found = PICTURE.exec(event.request.uri)
  if (!found) return { statusCode: 404, statusDescription: 'Not Found', headers: { 'cache-control': { value: 'public, max-age=60' } } }
  event.request.uri = `/${found[1]}`
  event.request.querystring = {}
  return event.request
}
