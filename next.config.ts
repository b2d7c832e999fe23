import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // The front door compresses and sets every header; Next only renders.
  compress: false,
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  serverExternalPackages: ['postgres', 'pino', 'jq-web'],
  // `npm run verify` checks types; a start would only pay for it a second time.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};

export default config;
