import type { FieldMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Input } from './form'

/** A time zone: typed with suggestions, and proposed from the browser when it is still empty. */
export function ZoneField({
	field,
	label,
	zones,
	help,
}: {
	field: FieldMetadata<string> | FieldMetadata<string | undefined>
	label: string
	zones: string[]
	help?: ReactNode
}) {
	const listId = `${field.id}-zones`
	const place = useRef<HTMLDivElement>(null)
	useEffect(() => {
		const input = place.current?.querySelector('input')
		const guess = Intl.DateTimeFormat().resolvedOptions().timeZone
		if (input && input.value === '' && zones.includes(guess)) input.value = guess
	}, [zones])
	return (
		<div ref={place}>
			<Input
				field={field}
				label={label}
				help={help ?? 'Begin to type a city: Lisbon, Vancouver, Kolkata.'}
				list={listId}
				autoComplete="off"
			/>
			<datalist id={listId}>
				{zones.map((zone) => (
					<option key={zone} value={zone} />
				))}
			</datalist>
		</div>
	)
}
