import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // The front door compresses and sets every header; Next only renders.
  compress: false,
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  serverExternalPackages: ['postgres', 'pino', 'jq-web'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};

export default config;
