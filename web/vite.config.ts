import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server that answers /api while the pages are served by vite: `npm run dev`. */
const api = process.env.PERENNIAL_API ?? "http://127.0.0.1:4180";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    reportCompressedSize: true,
    // Charts (echarts) are loaded by the pages that draw; nothing else comes near this size.
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/api": { target: api, changeOrigin: false } } },
});
