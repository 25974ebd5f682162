/** A fault that was published: in which versions of which package it was mended, one for each major line. */
export type Advisory = { readonly package: string; readonly mendedIn: readonly string[]; readonly id: string };

/**
 * What has been published about packages that stand in the lock file, or are likely to come into it with others. Kept by
 * hand: whoever raises a dependency looks through its advisories and adds what is missing (CONTRIBUTING.md).
 */
export const ADVISORIES: readonly Advisory[] = [
  { package: '@grpc/grpc-js', mendedIn: ['1.10.9'], id: 'CVE-2024-37168' },
  { package: 'body-parser', mendedIn: ['1.20.3', '2.0.0'], id: 'CVE-2024-45590' },
  { package: 'brace-expansion', mendedIn: ['1.1.12', '2.0.2', '3.0.1', '4.0.1'], id: 'CVE-2025-5889' },
  { package: 'braces', mendedIn: ['3.0.3'], id: 'CVE-2024-4068' },
  { package: 'cookie', mendedIn: ['0.7.0'], id: 'CVE-2024-47764' },
  { package: 'cross-spawn', mendedIn: ['6.0.6', '7.0.5'], id: 'CVE-2024-21538' },
  { package: 'express', mendedIn: ['4.20.0', '5.0.0'], id: 'CVE-2024-43796' },
  { package: 'form-data', mendedIn: ['2.5.4', '3.0.4', '4.0.4'], id: 'CVE-2025-7783' },
  { package: 'jose', mendedIn: ['2.0.7', '4.15.5'], id: 'CVE-2024-28176' },
  { package: 'js-yaml', mendedIn: ['3.14.2', '4.1.1'], id: 'CVE-2025-64718' },
  { package: 'lodash', mendedIn: ['4.17.21'], id: 'CVE-2021-23337' },
  { package: 'micromatch', mendedIn: ['4.0.8'], id: 'CVE-2024-4067' },
  { package: 'minimatch', mendedIn: ['3.0.5'], id: 'CVE-2022-3517' },
  { package: 'nodemailer', mendedIn: ['7.0.7'], id: 'CVE-2025-13033' },
  { package: 'path-to-regexp', mendedIn: ['0.1.10', '1.9.0', '3.3.0', '6.3.0', '8.0.0'], id: 'CVE-2024-45296' },
  { package: 'protobufjs', mendedIn: ['6.11.4', '7.2.5'], id: 'CVE-2023-36665' },
  { package: 'qs', mendedIn: ['6.10.3'], id: 'CVE-2022-24999' },
  { package: 'semver', mendedIn: ['5.7.2', '6.3.1', '7.5.2'], id: 'CVE-2022-25883' },
  { package: 'send', mendedIn: ['0.19.0', '1.0.0'], id: 'CVE-2024-43799' },
  { package: 'serve-static', mendedIn: ['1.16.0', '2.1.0'], id: 'CVE-2024-43800' },
  { package: 'tmp', mendedIn: ['0.2.4'], id: 'CVE-2025-54798' },
  { package: 'ws', mendedIn: ['5.2.4', '6.2.3', '7.5.10', '8.17.1'], id: 'CVE-2024-37890' },
];
