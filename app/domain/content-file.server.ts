import fs from 'node:fs'
import path from 'node:path'
import { parse as parseYaml } from 'yaml'
import type { z } from 'zod'

/** Content: data and lessons in files, checked against a strict schema. Every fault prints as `file: field: message`. */
export type Fault = { file: string; field: string; message: string }

export function faultLine(fault: Fault): string {
	return `${fault.file}: ${fault.field}: ${fault.message}`
}

/** Files below a folder with one ending, sorted, relative to `contentDir`. A missing folder is an empty one. */
export function listContentFiles(contentDir: string, folder: string, ending: string): string[] {
	const start = path.join(contentDir, folder)
	if (!fs.existsSync(start)) return []
	return fs
		.readdirSync(start, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
		.map((name) => path.join(folder, name))
		.sort()
}

/** Reads one YAML file through its schema; null when it has faults, which are then in `faults`. */
export function readYaml<Schema extends z.ZodType>(
	contentDir: string,
	file: string,
	schema: Schema,
	faults: Fault[],
): z.output<Schema> | null {
	let raw: unknown
	try {
		raw = parseYaml(fs.readFileSync(path.join(contentDir, file), 'utf8'), { maxAliasCount: 20 })
	} catch (error) {
		faults.push({
			file,
			field: 'yaml',
			message: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '',
		})
		return null
	}
	const parsed = schema.safeParse(raw)
	if (parsed.success) return parsed.data
	faults.push(...schemaFaults(file, parsed.error))
	return null
}

export function schemaFaults(file: string, error: z.ZodError): Fault[] {
	return error.issues.map((issue) => ({ file, field: issue.path.join('.') || 'file', message: issue.message }))
}
