# syntax=docker/dockerfile:1
# The pages. A release is built from a digest: --build-arg NODE_IMAGE=node:24.21-bookworm-slim@sha256:…
ARG NODE_IMAGE=node:24.21-bookworm-slim

FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json ./
COPY --parents apps/*/package.json packages/*/package.json services/*/package.json ./

FROM manifests AS build
ENV NEXT_TELEMETRY_DISABLED=1
RUN npm ci --ignore-scripts --no-audit --no-fund --workspace @toyline/storefront
COPY packages packages
COPY apps/storefront apps/storefront
RUN cd apps/storefront && NODE_ENV=production node ../../node_modules/next/dist/bin/next build && rm -rf .next/cache

FROM manifests AS packages
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace @toyline/storefront

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app/apps/storefront
COPY --from=packages /app/node_modules /app/node_modules
COPY --from=build /app/apps/storefront/.next .next
COPY apps/storefront/package.json apps/storefront/next.config.ts ./
COPY apps/storefront/public public
USER 1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/icon.svg').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/app/node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0", "-p", "3000"]
