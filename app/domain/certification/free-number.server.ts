import { randomInt } from 'node:crypto'
import type { Tx } from '../db'
import { NUMBER_ALPHABET } from './kinds'

/** A number for a certificate that no other has. */
export async function freeNumber(tx: Tx): Promise<string> {
	for (;;) {
		const digits = Array.from({ length: 10 }, () => NUMBER_ALPHABET[randomInt(NUMBER_ALPHABET.length)]).join('')
		const number = `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`
		if (!(await tx.certification.findUnique({ where: { number }, select: { id: true } }))) return number
	}
}
