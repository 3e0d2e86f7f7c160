import { gunzipSync } from 'node:zlib'

/** Reads the bit of a credential from a status list by the standard's own words: gzip, multibase "u", the first bit leftmost. */
export function isTakenBack(list: { credentialSubject: { encodedList: string } }, document: string): boolean {
	const { encodedList } = list.credentialSubject
	if (!encodedList.startsWith('u')) throw new Error('not base64url by multibase')
	const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
	if (bits.length !== 16_384) throw new Error(`a list of ${bits.length} bytes`)
	const place = Number(JSON.parse(document).credentialStatus.statusListIndex)
	return (((bits[place >> 3] ?? 0) >> (7 - (place % 8))) & 1) === 1
}
