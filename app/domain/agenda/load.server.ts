import fs from 'node:fs'
import path from 'node:path'
import { type Fault, lineFinder, listContentFiles, readYaml } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import type { Program } from '../program/lesson'
import { isUnreadProgram } from '../program/unread.server'
import type { Format } from '../room/format'
import { playFaults, turnsOfPhases } from '../room/play'
import { stationsOf } from '../room/stations'
import { SELF_RUN } from '../session/self-run'
import { plannedKey, selfRunKey } from './agenda'
import { type Agenda, agenda as agendaSchema } from './frontmatter'

type Known = { programs: Program[]; formats: Map<string, Format> }
/** The plan's word for a session */
type Planned = { format: string; minutes: number }
type Found = { at: (string | number)[]; message: string }

/** Every agenda by what it is for. A fault says the line it stands on. */
export function loadAgendas(folder: ContentFolder, known: Known, faults: Fault[]): Map<string, Agenda> {
	const agendas = new Map<string, Agenda>()
	const planned = sessionsOf(known.programs)
	// By their files, which carry their names: one with a fault of its own is there all the same.
	const patterns = new Set(listContentFiles(folder.dir, 'patterns', '.md').map((file) => path.basename(file, '.md')))
	for (const file of listContentFiles(folder.dir, 'agendas', '.yaml')) {
		const lineOf = lineFinder(fs.readFileSync(path.join(folder.dir, file), 'utf8'))
		const ofSchema: Fault[] = []
		const agenda = readYaml(folder, file, agendaSchema, ofSchema)
		// What is no YAML says the line itself.
		for (const fault of ofSchema)
			faults.push(fault.field === 'yaml' ? fault : { ...fault, line: lineOf(fault.field.split('.')) })
		if (!agenda) continue
		const found = [
			...(isUnreadProgram(folder.dir, agenda.for, known.programs) ? [] : planFaults(agenda, planned)),
			...roomFaults(agenda, known.formats),
			...patternFaults(agenda, patterns),
		]
		if (agendas.has(agenda.for)) found.push({ at: ['for'], message: `${agenda.for} has an agenda already` })
		faults.push(...found.map(({ at, message }) => ({ file, line: lineOf(at), field: at.join('.'), message })))
		agendas.set(agenda.for, agenda)
	}
	return agendas
}

/** What a plan holds, and what people run themselves. */
export function sessionsOf(programs: Program[]): Map<string, Planned> {
	const led = programs
		.flatMap((program) => program.stages)
		.flatMap(({ key, sessions }) =>
			sessions.map((session, index): [string, Planned] => [plannedKey(key, index + 1), session]),
		)
	const selfRun = Object.entries(SELF_RUN).map(([format, { minutes }]): [string, Planned] => [
		selfRunKey(format),
		{ format, minutes },
	])
	return new Map([...led, ...selfRun])
}

function planFaults(agenda: Agenda, planned: Map<string, Planned>): Found[] {
	const session = planned.get(agenda.for)
	if (!session) return [{ at: ['for'], message: `no plan holds ${agenda.for}` }]
	const faults: Found[] = []
	if (session.format !== agenda.format)
		faults.push({ at: ['format'], message: `the plan says ${session.format}, not ${agenda.format}` })
	if (session.minutes !== agenda.minutes)
		faults.push({ at: ['minutes'], message: `the plan says ${session.minutes} min, not ${agenda.minutes}` })
	return faults
}

/** The clock of a room is its format's: an agenda cannot say otherwise. What a phase is called, each session says for itself. */
function roomFaults({ format: id, phases, play }: Agenda, formats: Map<string, Format>): Found[] {
	const room = formats.get(id)
	if (!room) return play ? [{ at: ['play'], message: `there is no room ${id} to play it in` }] : []
	const played = play ? playFaults(play, turnsOfPhases(room.phases)) : []
	const faults: Found[] = played.map((message) => ({ at: ['play'], message }))
	const stations = stationsOf(room.phases)
	if (phases.length !== stations.length)
		return [
			{ at: ['phases'], message: `the room ${id} has ${stations.length} phases, not ${phases.length}` },
			...faults,
		]
	const clock = phases.flatMap((phase, index) => {
		const inRoom = stations[index]
		return (['id', 'minutes'] as const).flatMap((field) =>
			inRoom && inRoom[field] !== phase[field]
				? [{ at: ['phases', index, field], message: `the room ${id} has ${inRoom[field]} here, not ${phase[field]}` }]
				: [],
		)
	})
	return [...clock, ...faults]
}

function patternFaults(agenda: Agenda, patterns: ReadonlySet<string>): Found[] {
	return agenda.patterns.flatMap((id, index) =>
		patterns.has(id) ? [] : [{ at: ['patterns', index], message: `there is no pattern ${id}` }],
	)
}
