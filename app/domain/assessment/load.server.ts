import { createHash } from 'node:crypto'
import { type Fault, idOfUnread, listContentFiles, readYaml, type Unread } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import { type Bank, bankFile } from './bank'
import { type Instrument, instrument as instrumentSchema } from './instrument'
import { type Rubric, rubric as rubricSchema } from './rubric'

/** Question banks: one file per outcome, joined by bank id. `unread`: banks that hold more than could be read. */
export function loadBanks(folder: ContentFolder, faults: Fault[]): { banks: Map<string, Bank>; unread: Unread } {
	const banks = new Map<string, Bank>()
	const unread: Unread = []
	for (const file of listContentFiles(folder.dir, 'questions', '.yaml')) {
		const data = readYaml(folder, file, bankFile, faults)
		if (!data) {
			unread.push(idOfUnread(folder, file, 'bank', bankFile.shape.bank))
			continue
		}
		const bank = banks.get(data.bank) ?? { id: data.bank, questions: [] }
		for (const question of data.questions) {
			if (bank.questions.some((other) => other.id === question.id))
				faults.push({ file, field: question.id, message: 'the id is used twice in this bank' })
			bank.questions.push({ ...question, outcome: data.outcome })
		}
		banks.set(data.bank, bank)
	}
	return { banks, unread }
}

export function loadRubrics(folder: ContentFolder, faults: Fault[]): { rubrics: Map<string, Rubric>; unread: Unread } {
	const rubrics = new Map<string, Rubric>()
	const unread: Unread = []
	for (const file of listContentFiles(folder.dir, 'rubrics', '.yaml')) {
		const data = readYaml(folder, file, rubricSchema, faults)
		if (!data) {
			unread.push(idOfUnread(folder, file, 'id', rubricSchema.shape.id))
			continue
		}
		if (rubrics.has(data.id)) faults.push({ file, field: 'id', message: `${data.id} is used twice` })
		rubrics.set(data.id, {
			...data,
			hash: createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16),
		})
	}
	return { rubrics, unread }
}

export function loadInstruments(
	folder: ContentFolder,
	faults: Fault[],
): { instruments: Map<string, Instrument>; unread: Unread } {
	const instruments = new Map<string, Instrument>()
	const unread: Unread = []
	for (const file of listContentFiles(folder.dir, 'instruments', '.yaml')) {
		const data = readYaml(folder, file, instrumentSchema, faults)
		if (!data) {
			unread.push(idOfUnread(folder, file, 'id', instrumentSchema.shape.id))
			continue
		}
		if (instruments.has(data.id)) faults.push({ file, field: 'id', message: `${data.id} is used twice` })
		instruments.set(data.id, data)
	}
	return { instruments, unread }
}
