import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'

/** People’s data as a file. Who takes it is written into the audit log: so a form, which a link or a prefetch is not. */
export function ExportButton({ file, children }: { file: string; children: ReactNode }) {
	return (
		<Form method="post" action={file} reloadDocument>
			<button className="btn edge" type="submit">
				{children}
			</button>
		</Form>
	)
}
