import { randomInt } from 'node:crypto'
import type { Tx } from '../db'
import { NUMBER_ALPHABET } from './kinds'

/** So many numbers for certificates, each of which no other has. */
export async function freeNumbers(tx: Tx, count: number): Promise<string[]> {
	const free = new Set<string>()
	while (free.size < count) {
		const drawn = Array.from({ length: count - free.size }, draw)
		const taken = await tx.certification.findMany({ where: { number: { in: drawn } }, select: { number: true } })
		for (const number of drawn) if (!taken.some((each) => each.number === number)) free.add(number)
	}
	return [...free]
}

function draw(): string {
	const digits = Array.from({ length: 10 }, () => NUMBER_ALPHABET[randomInt(NUMBER_ALPHABET.length)]).join('')
	return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`
}
