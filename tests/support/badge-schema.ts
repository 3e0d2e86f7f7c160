import fs from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'

/** 1EdTech's own JSON schema of an Open Badge 3.0: test data, no part of the product. @returns its faults */
export function badgeFaults(credential: unknown): string[] {
	const ajv = new Ajv2019({ strict: false, allErrors: true })
	addFormats.default(ajv)
	const schema = JSON.parse(fs.readFileSync('tests/support/standards/ob3-achievementcredential.schema.json', 'utf8'))
	const validate = ajv.compile(schema)
	if (validate(credential)) return []
	return (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message}`)
}
