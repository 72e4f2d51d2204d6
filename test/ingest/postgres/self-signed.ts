import { generateKeyPairSync, sign } from 'node:crypto';

export type Certificate = { key: string; cert: string };

/** A certificate that signs itself, for one address (IPv4) or one host name, made anew for each test: no key lies in the project. */
export function createSelfSigned(subject: { ip: string } | { host: string }): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(oid('2a864886f70d01010b'), der(0x05)); // sha256WithRSAEncryption
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('barometer test')))));
  const alternative =
    'ip' in subject ? der(0x87, Buffer.from(subject.ip.split('.').map(Number))) : der(0x82, Buffer.from(subject.host));
  const extensions = sequence(
    sequence(oid('551d11'), der(0x04, sequence(alternative))), // subjectAltName
    sequence(oid('551d13'), der(0x04, sequence(der(0x01, Buffer.from([0xff]))))), // basicConstraints: its own authority
  );
  const unsigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('RSA-SHA256', unsigned, privateKey)]);
  const whole = sequence(unsigned, algorithm, der(0x03, signature));
  return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert: toPem(whole) };
}

function der(tag: number, content: Buffer = Buffer.alloc(0)): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function toPem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
