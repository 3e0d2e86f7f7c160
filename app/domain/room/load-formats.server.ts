import { type Fault, listContentFiles, readYaml } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import { type Format, format as formatSchema } from './format'

export function loadFormats(folder: ContentFolder, faults: Fault[]): Map<string, Format> {
	const formats = new Map<string, Format>()
	for (const file of listContentFiles(folder.dir, 'formats', '.yaml')) {
		const data = readYaml(folder, file, formatSchema, faults)
		if (!data) continue
		if (formats.has(data.id)) faults.push({ file, field: 'id', message: `${data.id} is used twice` })
		formats.set(data.id, data)
	}
	return formats
}
