# One image for all of Yuhe's processes; which one a container runs is its command (docker-compose.yml).
FROM node:22.21.1-bookworm-slim AS source
WORKDIR /app
COPY package.json package-lock.json ./

FROM source AS build
RUN npm ci
COPY . .
RUN node --require tsx/cjs scripts/build-workflow-bundle.ts /app/workflow-bundle.js && node scripts/build-console.mjs

FROM source AS dependencies
RUN npm ci --omit=dev

FROM source
ENV NODE_ENV=production WORKFLOW_BUNDLE=/app/workflow-bundle.js
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/workflow-bundle.js ./
COPY . .
COPY --from=build /app/console/dist console/dist
# A named volume takes over the owner of what it covers.
RUN install --directory --owner=node --group=node --mode=700 /run/signing-keys /run/keys /run/vault /run/audit-roots \
    /var/lib/yuhe/files
USER node
CMD ["node", "--require", "tsx/cjs", "api/main.ts"]
