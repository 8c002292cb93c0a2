import { axes, room, softboxes } from './lights.ts'

const f = (n: number) => n.toFixed(5)
const v3 = (v: readonly number[]) => `vec3(${v.map(f).join(',')})`

/** What a mirror shows in each direction (rig space): the room, and the softboxes with edges as soft as the surface is rough. */
const environment = `
vec3 environment(vec3 r, float rough) {
  float t = smoothstep(-0.25 - rough * 0.5, 0.35 + rough * 0.5, r.y);
  vec3 c = mix(${v3([0.46, 0.44, 0.41])}, ${v3(room(0.9).map((c) => c * 1.35))}, t);
  c *= mix(1.0, 0.72 + 0.5 * smoothstep(-0.6, 0.9, r.z) * smoothstep(1.0, -0.3, r.x), 1.0 - rough);
${softboxes
  .map((box) => {
    const { side, up } = axes(box.at)
    return `  {
    float d = dot(r, ${v3(box.at)});
    vec2 q = abs(vec2(dot(r, ${v3(side)}), dot(r, ${v3(up)}))) / max(d, 0.05) - vec2(${f(box.half[0])}, ${f(box.half[1])});
    float soft = 0.03 + rough * 0.8;
    vec2 w = smoothstep(vec2(soft), vec2(-soft), q);
    c += ${v3(box.colour)} * (w.x * w.y * step(0.0, d) * 0.7854 / ((${f(box.half[0])} + soft) * (${f(box.half[1])} + soft)));
  }`
  })
  .join('\n')}
  return c;
}`

/** Khronos' neutral tone curve: product colours stay what they are, highlights roll off. */
const tone = `
vec3 tone(vec3 c) {
  float peak = max(c.r, max(c.g, c.b));
  if (peak < 0.76) return c;
  float top = 1.0 - 0.0576 / (peak - 0.52);
  c *= top / peak;
  return mix(c, vec3(top), 1.0 - 1.0 / (0.15 * (peak - top) + 1.0));
}`

export const vertex = `
precision highp float;
in vec3 position;
in vec3 normal;
#ifdef UV
in vec2 uv;
out vec2 vUv;
#endif
#ifdef FIELDS
in vec4 fields;
out vec4 vF;
#endif
uniform mat4 uView;
uniform sampler2D uLight;
uniform int uBase;
#ifdef PILE
in float pile;
uniform float uShell, uLong, uSheen, uFine;
uniform vec3 uComb, uEye, uColour;
out vec3 vLit;
out vec3 vRim;
out vec3 vRoot;
out float vPile;
#else
out vec3 vN;
out vec3 vP;
out vec4 vL;
#endif
void main() {
  int i = gl_VertexID + uBase;
  vec4 light = texelFetch(uLight, ivec2(i & 1023, i >> 10), 0);
#ifdef UV
  vUv = uv;
#endif
#ifdef FIELDS
  vF = fields;
#endif
  vec3 p = position;
#ifdef PILE
  vPile = pile;
  vec3 q = position * uFine;
  // Turned, so that no side of a box lies along the sides of the noise.
  vRoot = vec3(q.x * 0.8 + q.y * 0.36 + q.z * 0.48, q.y * 0.8 - q.x * 0.6, q.z * 0.8 - q.x * 0.2884 - q.y * 0.3846);
  vec3 wild = vec3(sin(p.y * 1.9 + p.z * 1.3), sin(p.z * 2.1 + p.x * 1.7), sin(p.x * 2.3 + p.y * 1.1)) * 0.35;
  vec3 comb = uComb + wild;
  comb -= normal * dot(comb, normal);
  p += (normal * uShell + comb * uShell * uShell * 0.8) * uLong * pile;
  // Light that has bounced in a fold takes the colour of the cloth.
  vec3 tint = mix(uColour / max(max(uColour.r, max(uColour.g, uColour.b)), 0.05), vec3(1.0), sqrt(clamp(light.a, 0.0, 1.0)));
  float edge = 1.0 - abs(dot(normal, normalize(uEye - p)));
  vLit = light.rgb * tint;
  vRim = uSheen * edge * edge * edge * uShell * (0.16 + 0.84 * uColour) * light.rgb * 0.8;
#else
  vN = normal;
  vP = position;
  vL = light;
#endif
  gl_Position = uView * vec4(p, 1.0);
}`

const paint = `
uniform vec3 uColour;
#ifdef FIELDS
in vec4 vF;
uniform vec3 uPanel[4];
uniform vec4 uPainted;
uniform vec4 uSewn;
float inside(float d) { float w = max(fwidth(d), 1e-4); return clamp(0.5 - d / w, 0.0, 1.0); }
vec3 painted(vec3 c) {
  c = mix(c, uPanel[0], uPainted.x * inside(vF.x));
  c = mix(c, uPanel[1], uPainted.y * inside(vF.y));
  c = mix(c, uPanel[2], uPainted.z * inside(vF.z));
  return mix(c, uPanel[3], uPainted.w * inside(vF.w));
}
float sewn() {
  vec4 g = exp(-vF * vF / 0.006) * uSewn;
  return max(max(g.x, g.y), max(g.z, g.w));
}
#endif`

/** The cloth under the pile, and every other surface. */
export const surface = `
precision highp float;
precision highp sampler3D;
in vec3 vN;
in vec3 vP;
in vec4 vL;
#ifdef UV
in vec2 vUv;
#endif
out vec4 colour;
uniform mat3 uRig;
uniform vec3 uEye;
uniform float uRough, uMirror, uMetal, uCoat, uSheen, uGlow, uOpaque, uGrainSize, uGrainDepth;
uniform float uGrainRound;
uniform sampler2D uMap, uGrain;
${paint}
${environment}
float grainAt(vec3 n) {
#ifdef GRAIN_BOX
  vec3 w = pow(abs(n), vec3(6.0));
  w /= w.x + w.y + w.z;
  return texture(uGrain, vP.zy / uGrainSize).r * w.x + texture(uGrain, vP.xz / uGrainSize).r * w.y + texture(uGrain, vP.xy / uGrainSize).r * w.z;
#elif defined(GRAIN_ROUND)
  float round = atan(vP.x, vP.z) * uGrainRound / 6.2831853;
  return texture(uGrain, vec2(round, vP.y / uGrainSize)).r;
#elif defined(GRAIN_UV)
  return texture(uGrain, vUv / uGrainSize).r;
#elif defined(GRAIN_WOOD)
  float r = length(vP.xz * vec2(1.0, 0.7) + vec2(3.0, 7.0)) + 0.35 * texture(uGrain, vP.xy * 0.03).r;
  return 0.5 + 0.5 * sin(r * 5.2) * (0.55 + 0.45 * texture(uGrain, vP.yx * vec2(0.02, 0.3)).r);
#else
  return 0.5;
#endif
}
void main() {
  vec3 n = normalize(gl_FrontFacing ? vN : -vN);
  vec3 v = normalize(uEye - vP);
  vec3 c = uColour;
  float a = uOpaque;
#ifdef MAP
  vec4 m = texture(uMap, vUv);
  if (m.a < 0.5) discard;
  c = pow(m.rgb, vec3(2.2));
#endif
#ifdef FIELDS
  c = painted(c);
#endif
  vec3 bent = n;
#ifdef GRAIN
  float h = grainAt(n);
  vec3 dx = dFdx(vP), dy = dFdy(vP);
  vec3 r1 = cross(dy, n), r2 = cross(n, dx);
  float det = dot(dx, r1);
  vec3 slope = (dFdx(h) * r1 + dFdy(h) * r2) * sign(det) / max(abs(det), 1e-9);
  float steep = uGrainDepth * uGrainSize * 0.045;
  slope *= steep;
  slope /= 1.0 + length(slope) * 0.8;
  bent = normalize(n - slope);
  c *= mix(1.0, 0.62 + 0.5 * h, uGrainDepth);
#endif
#ifdef FIELDS
  float groove = sewn();
  c *= 1.0 - 0.42 * groove;
#endif
  vec3 light = vL.rgb;
  vec3 keyed = transpose(uRig) * vec3(-0.5203, 0.6043, 0.6043);
  light *= max(0.15, 1.0 + 0.9 * dot(bent - n, keyed));
  float open = clamp(vL.a, 0.0, 1.0);
  // Light that has bounced in a fold takes the colour of the cloth.
  vec3 tint = mix(c / max(max(c.r, max(c.g, c.b)), 0.05), vec3(1.0), sqrt(open));
  vec3 lit = c * light * tint;
  float facing = clamp(dot(bent, v), 0.0, 1.0);
  float edge = 1.0 - facing;
  float e2 = edge * edge;
  lit += uSheen * e2 * edge * (0.25 + 0.75 * c) * light * 0.55;
  vec3 shine = vec3(0.0);
  if (uMirror + uCoat > 0.0) {
    vec3 r = uRig * reflect(-v, bent);
    float shut = clamp(pow(open + facing, exp2(-12.0 * uRough - 1.0)) - 1.0 + open, 0.0, 1.0) * mix(open, 1.0, 0.35);
    float fres = uMirror + (max(1.0 - uRough, uMirror) - uMirror) * e2 * e2 * edge;
    vec3 f = mix(vec3(fres), c + (1.0 - c) * e2 * e2 * edge, uMetal);
    vec3 e = environment(r, uRough) * shut;
    lit *= (1.0 - uMetal) * (1.0 - fres);
    shine = e * f;
    a = max(a, fres);
    if (uCoat > 0.0) {
      vec3 r2 = uRig * reflect(-v, n);
      float fc = uCoat * (0.04 + 0.96 * e2 * e2 * edge * 0.7);
      lit *= 1.0 - fc;
      shine = shine * (1.0 - fc) + environment(r2, 0.05) * shut * fc;
    }
  }
  lit += c * uGlow;
  vec3 body = lit;
  lit += shine;
#ifdef GLASS
  // What the body of the glass scatters is as thin as it is; what it mirrors is not.
  vec3 through = body * uOpaque + shine;
  a = clamp(max(a, max(through.r, max(through.g, through.b)) * 0.5), 0.02, 1.0);
  colour = vec4(sqrt(0.5 * through / a) * a, a);
#else
  colour = vec4(sqrt(0.5 * lit), 1.0);
#endif
}`

/** One layer of the pile, or with height 0 the cloth under it: as little as can be, since it is painted a dozen times. */
export const shell = `
precision highp float;
precision highp sampler3D;
in vec3 vLit;
in vec3 vRim;
in vec3 vRoot;
in float vPile;
#ifdef UV
in vec2 vUv;
uniform sampler2D uMap;
#endif
out vec4 colour;
uniform sampler3D uStrands;
uniform float uShell, uThin, uCurl;
${paint}
void main() {
#ifdef CURL
  vec2 s = texture(uStrands, vRoot + uCurl * uShell * sin(vRoot.yzx * 40.0)).rg;
#else
  vec2 s = texture(uStrands, vRoot).rg;
#endif
  if (uShell > 0.0 && (s.r < uShell * uThin || vPile < 0.04)) discard;
#ifdef MAP
  vec3 c = texture(uMap, vUv).rgb;
  c *= c;
#else
  vec3 c = uColour;
#endif
#ifdef FIELDS
  c = painted(c);
  c *= 1.0 - 0.55 * sewn();
#endif
  colour = vec4(sqrt(0.5 * (c * vLit * (mix(mix(1.0, 0.62, vPile), 1.1, uShell) * (0.86 + 0.26 * s.g)) + vRim)), 1.0);
}`

/** The floor shows nothing but the light that the toy keeps from it. */
export const floorVertex = `
precision highp float;
in vec3 position;
uniform mat4 uView;
uniform mat4 uLie;
out vec2 vUv;
void main() {
  vUv = position.xy * 0.5 + 0.5;
  gl_Position = uView * uLie * vec4(position, 1.0);
}`
export const floorSurface = `
precision highp float;
in vec2 vUv;
out vec4 colour;
uniform sampler2D uShade;
uniform float uDark;
void main() {
  // The lighter the shadow, the further from what casts it and the softer.
  float open = texture(uShade, vUv).a;
  float wide = 0.004 + 0.07 * clamp(open, 0.0, 1.0);
  open = 0.0;
  for (int i = 0; i < 24; i++) {
    float r = sqrt((float(i) + 0.5) / 24.0) * wide;
    float a = float(i) * 2.399963;
    open += texture(uShade, vUv + r * vec2(cos(a), sin(a))).a / 24.0;
  }
  float fade = smoothstep(1.0, 0.5, length(vUv * 2.0 - 1.0));
  float a = pow(clamp(1.0 - open, 0.0, 1.0), 1.25) * uDark * fade;
  colour = vec4(vec3(0.045, 0.032, 0.06) * a, a);
}`

export const bakeVertex = `
precision highp float;
in vec3 position;
out vec2 vUv;
void main() {
  vUv = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`

/** Adds what one ray brings to every point: places and normals come as textures, whoever stands in between as a depth map. */
export const bakeSurface = `
precision highp float;
in vec2 vUv;
out vec4 colour;
uniform sampler2D uPlaces, uNormals, uDepth;
uniform mat4 uRay;
uniform vec3 uTo, uBring;
uniform float uShare, uBias;
#ifdef FLOOR
uniform mat4 uLie;
uniform vec3 uUp;
#endif
/** How much of the ray gets through to a point of its depth map, smoothed over four texels. */
float lit(vec3 s, vec2 aside) {
  vec2 size = vec2(textureSize(uDepth, 0));
  vec2 t = s.xy * size - 0.5 + aside;
  ivec2 top = ivec2(size) - 1;
  ivec2 b = ivec2(floor(t));
  if (any(lessThan(b, ivec2(0))) || any(greaterThanEqual(b, top))) return 1.0;
  vec2 f = fract(t);
  vec4 d = vec4(
    texelFetch(uDepth, b, 0).r,
    texelFetch(uDepth, b + ivec2(1, 0), 0).r,
    texelFetch(uDepth, b + ivec2(0, 1), 0).r,
    texelFetch(uDepth, b + ivec2(1, 1), 0).r);
  vec4 v = step(vec4(s.z - 0.0006), d);
  return mix(mix(v.x, v.y, f.x), mix(v.z, v.w, f.x), f.y);
}
void main() {
#ifdef FLOOR
  vec3 p = (uLie * vec4(vUv * 2.0 - 1.0, 0.0, 1.0)).xyz;
  vec4 n = vec4(uUp, 0.0);
#else
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec3 p = texelFetch(uPlaces, at, 0).xyz;
  vec4 n = texelFetch(uNormals, at, 0);
#endif
  float cosine = dot(n.xyz, uTo);
  float facing = (cosine + n.w) / (1.0 + n.w);
  if (facing <= 0.0) { colour = vec4(0.0); return; }
  vec4 q = uRay * vec4(p + n.xyz * uBias, 1.0);
  vec3 s = q.xyz * 0.5 + 0.5;
#ifdef FLOOR
  // Wider taps: a floor has no form of its own to hide the edges of single rays.
  float seen = 0.25 * (lit(s, vec2(-2.6, -1.1)) + lit(s, vec2(1.1, -2.6)) + lit(s, vec2(2.6, 1.1)) + lit(s, vec2(-1.1, 2.6)));
#else
  float seen = lit(s, vec2(0.0));
#endif
#ifdef FLOOR
  colour = vec4(0.0, 0.0, 0.0, max(cosine, 0.0) * seen * uShare);
#else
  float near = uTo.y < 0.0 ? clamp(0.35 + p.y * 0.12, 0.0, 1.0) : 1.0;
  colour = vec4(uBring * facing * seen * near, max(cosine, 0.0) * seen * uShare);
#endif
}`

export const depthSurface = `
precision highp float;
out vec4 colour;
void main() { colour = vec4(1.0); }`
export const depthVertex = `
precision highp float;
in vec3 position;
uniform mat4 uView;
void main() { gl_Position = uView * vec4(position, 1.0); }`

export const sumSurface = `
precision highp float;
in vec2 vUv;
out vec4 colour;
uniform sampler2D uFrame;
uniform float uShare;
${tone}
// Frames keep the square root of half the light, so that 8 bits are enough for the dark parts.
void main() {
  vec4 c = texture(uFrame, vUv);
  vec3 s = c.a > 0.0 ? c.rgb / c.a : vec3(0.0);
  colour = vec4(tone(2.25 * s * s) * c.a, c.a) * uShare;
}`

/** Straight alpha and sRGB, top row first, ready for a file. */
export const developSurface = `
precision highp float;
in vec2 vUv;
out vec4 colour;
uniform sampler2D uFrame;
void main() {
  vec4 c = texture(uFrame, vec2(vUv.x, 1.0 - vUv.y));
  vec3 s = c.a > 0.0 ? c.rgb / c.a : vec3(0.0);
  s = mix(s * 12.92, 1.055 * pow(max(s, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, s));
  colour = vec4(s, c.a);
}`
