import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { cpaceKey, cpaceSecretPoint, cpaceShare } from '#bridge/cpace';

/**
 * draft-irtf-cfrg-cpace-21, appendix B.3: « Test vector for CPace using group ristretto255 and hash SHA-512 ». Not
 * checked, as they are not used: B.3.6 (no side is the caller) and B.3.7 (a session id as a result).
 */
const text = (words: string) => new TextEncoder().encode(words);
const scalar = (littleEndian: string) => BigInt(`0x${bytesToHex(hexToBytes(littleEndian).reverse())}`);

/** B.3.1. */
const inputs = {
  secret: text('Password'),
  context: text('\x0bA_initiator\x0bB_responder'),
  session: hexToBytes('7e4b4791d6a8ef019b936c79fb7f2c57'),
};
/** B.3.2. */
const ya = scalar('da3d23700a9e5699258aef94dc060dfda5ebb61f02a5ea77fad53f4ff0976d08');
const Ya = 'd6bac480f2c386c394efc7c47adb9925dcd2630b64f240c50f8d0eec482b9157';
/** B.3.3. */
const yb = scalar('d2316b454718c35362d83d69df6320f38578ed5984651435e2949762d900b80d');
const Yb = '3ea7e0b19560d7c0b0f5734f63b955286dfa8232b5ebe63324e2d9e7433f7258';
/** B.3.4. */
const K = '80b69a8a76457ab6a4d7f887a4bf6b55a2f80ac19c333f917a05fc9887c8b40f';
/** B.3.10. */
const s = scalar('7cd0e075fa7955ba52c02759a6c90dbbfc10e6d40aea8d283e407d88cf538a05');

describe('CPace gives what the draft gives', () => {
  test('B.3.1: the generator, which is the share of the scalar 1', () => {
    expect(bytesToHex(cpaceShare(inputs, 1n))).toBe('222b6b195fe84b1652badb6f6a3ae3d24341e7306967f0b8115b40d5698c7e56');
  });

  test('B.3.2 and B.3.3: the shares of both ends', () => {
    expect([bytesToHex(cpaceShare(inputs, ya)), bytesToHex(cpaceShare(inputs, yb))]).toEqual([Ya, Yb]);
  });

  test('B.3.4 and B.3.10: the secret point, the same at both ends', () => {
    expect([cpaceSecretPoint(hexToBytes(Yb), ya), cpaceSecretPoint(hexToBytes(Ya), yb)].map(bytesToHex)).toEqual([K, K]);
    const X = hexToBytes('2c3c6b8c4f3800e7aef6864025b4ed79bd599117e427c41bd47d93d654b4a51c');
    expect(bytesToHex(cpaceSecretPoint(X, s))).toBe('7c13645fe790a468f62c39beb7388e541d8405d1ade69d1778c5fe3e7f6b600e');
  });

  test('B.3.5: the agreed key. The draft’s transcript has associated data after each share; ours, in `key-agreement`, has none', () => {
    const transcript = [hexToBytes(Ya), text('ADa'), hexToBytes(Yb), text('ADb')];
    expect(bytesToHex(cpaceKey(inputs.session, hexToBytes(K), transcript))).toBe(
      'b69effbf61b51d56401c0f65601abe428de8206feaaf0e32198896dcae7b35cd2b38950a39dfd5d4a79164614c2984f7daa460b588c1e80c3fa2068af7900447',
    );
  });

  test('B.3.11: what encodes no point, and the neutral point, end the run', () => {
    for (const wrong of ['2b3c6b8c4f3800e7aef6864025b4ed79bd599117e427c41bd47d93d654b4a51c', '00'.repeat(32)])
      expect(() => cpaceSecretPoint(hexToBytes(wrong), s)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});
