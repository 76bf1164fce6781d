import type { RefusalMessage } from "../refuse.ts";

export const refusals = {
  "ingest.import_not_found": { status: 404, zh: "没有这次导入。", en: "There is no such import." },
  "ingest.no_such_template": {
    status: 404,
    zh: "没有这个匹配模板，可能已被删除。",
    en: "There is no such matching template; it may have been removed.",
  },
  "ingest.no_template_named": {
    status: 404,
    zh: "没有叫「{name}」的匹配模板。现有：{names}",
    en: "There is no matching template “{name}”. There are: {names}",
  },
  "ingest.template_name_taken": {
    status: 409,
    zh: "已经有叫「{name}」的匹配模板。换个名字，或更新那一个。",
    en: "There is already a matching template “{name}”. Choose another name, or update that one.",
  },
  "ingest.template_of_another_kind": {
    status: 409,
    zh: "这个匹配模板是给另一类数据用的。",
    en: "This matching template is for another kind of data.",
  },
  "ingest.template_empty": {
    status: 422,
    zh: "还没有匹配任何列，没有可存的内容。",
    en: "No column is matched yet: there is nothing to keep.",
  },
  "ingest.template_misses": {
    status: 422,
    zh: "文件里没有匹配模板要的列：{columns}",
    en: "The file lacks columns that the matching template names: {columns}",
  },
  "ingest.too_many_templates": {
    status: 422,
    zh: "最多 {most} 个匹配模板。先删掉不用的。",
    en: "There may be at most {most} matching templates. Remove some first.",
  },
  "ingest.no_such_file": { status: 404, zh: "没有这个文件：{file}", en: "There is no such file: {file}" },
  "ingest.file_empty": { status: 422, zh: "文件是空的。", en: "The file is empty." },
  "ingest.no_rows": { status: 422, zh: "表头下面没有数据行。", en: "There are no rows below the header." },
  "ingest.no_columns": {
    status: 422,
    zh: "没有认出任何列：里面没有一行是有字段的数据。请用别的程序打开看看，再重新导出。",
    en: "No column was recognised: nothing in the file is a record with fields. Look at it in another program and export it again.",
  },
  "ingest.one_column": {
    status: 422,
    zh: "整个文件只认出一列「{column}」，缺少这类数据要有的列。请看分隔符和编码对不对，或从原来的系统导出为 CSV 或 .xlsx。",
    en: "The whole file was read as one column, “{column}”, and columns that this kind of data needs are missing. Check delimiter and encoding, or export the file as CSV or .xlsx.",
  },
  "ingest.too_many_columns": {
    status: 422,
    zh: "文件有 {columns} 列，最多 {most} 列。请只留下要用的列。",
    en: "The file has {columns} columns; there may be {most}. Keep only those that are wanted.",
  },
  "ingest.no_room": {
    status: 422,
    zh: "磁盘空间不够：这次导入大约要 {needed}，只剩 {free}。什么都没有写入；请腾出空间后再试一次。",
    en: "Not enough disk space: this import needs about {needed} and {free} are left. Nothing was written; make room and try again.",
  },
  "ingest.file_gone": {
    status: 409,
    zh: "这次导入的原文件已经清除，请重新上传。",
    en: "The original file of this import has been removed; upload it again.",
  },
  "ingest.file_cut": {
    status: 422,
    zh: "文件不完整：结尾丢失了，可能没有传完。请重新导出或上传。没有写入任何数据。",
    en: "The file is incomplete: its end is missing. Export or upload it again. Nothing was written.",
  },
  "ingest.last_row_cut": {
    status: 422,
    zh: "第 {row} 行（最后一行）写到一半就断了，文件可能不完整。请重新导出；确认没问题时可以选择「照样读」。",
    en: "Row {row}, the last one, breaks off halfway; the file may be incomplete. Export it again, or choose to read it all the same.",
  },
  "ingest.unclosed_quote": {
    status: 422,
    zh: "第 {row} 行有一个双引号，直到文件结尾都没有关上，后面的行都成了这一格的内容。请在这一行补上或去掉引号；确认没问题时可以选择「照样读」，这一行会列入问题行。",
    en: "A double quote on row {row} does not close before the end of the file, so all that follows became part of its cell. Close or remove it; or choose to read the file all the same, and that row is listed as a problem.",
  },
  "ingest.endless_record": {
    status: 422,
    zh: "从第 {row} 行开始有一个引号没有关上，或一个格子超过 8 MB。请修正这一行。",
    en: "A quote opened on row {row} never closes, or a cell there is larger than 8 MB. Correct that row.",
  },
  "ingest.zip_bomb": {
    status: 422,
    zh: "这个压缩文件解开后超过原来的 {ratio} 倍，不像正常的数据，已拒绝。",
    en: "Unpacked, this file is more than {ratio} times its size; that is no ordinary data and was refused.",
  },
  "ingest.gzip_broken": { status: 422, zh: "gzip 压缩包已损坏。", en: "The gzip file is damaged." },
  "ingest.workbook_too_large": {
    status: 413,
    zh: "工作簿超过 {megabytes} MB。请另存为 CSV 再导入。",
    en: "The workbook is larger than {megabytes} MB. Save it as CSV and import that.",
  },
  "ingest.workbook_locked": {
    status: 422,
    zh: "工作簿有密码。请在 Excel 里去掉密码再导入。",
    en: "The workbook has a password. Remove it in Excel first.",
  },
  "ingest.workbook_broken": {
    status: 422,
    zh: "工作簿损坏，打不开。请用 Excel 或 WPS 打开它，另存为 .xlsx 或 CSV 再导入。没有写入任何数据。",
    en: "The workbook is damaged and cannot be opened. Open it in Excel or WPS and save it as .xlsx or CSV. Nothing was written.",
  },
  "ingest.no_such_sheet": {
    status: 422,
    zh: "没有名为「{sheet}」的工作表。",
    en: "There is no sheet named “{sheet}”.",
  },
  "ingest.parquet_broken": {
    status: 422,
    zh: "Parquet 文件损坏，读不了。请重新导出，或导出为 CSV。没有写入任何数据。",
    en: "The Parquet file is damaged and cannot be read. Export it again, or as CSV. Nothing was written.",
  },
  "ingest.parquet_needs_engine": {
    status: 422,
    zh: "读 Parquet 要用随产品自带的引擎，它在这台机器上启动不了（{why}）。请改用 CSV。",
    en: "Parquet is read by the product’s own engine, which does not start on this machine ({why}). Use CSV.",
  },
  "ingest.not_a_table_ods": {
    status: 422,
    zh: "这是 OpenDocument 表格，请另存为 .xlsx 或 CSV。",
    en: "This is an OpenDocument sheet; save it as .xlsx or CSV.",
  },
  "ingest.not_a_table_xlsb": {
    status: 422,
    zh: "这是二进制工作簿（.xlsb）。请在 Excel 里另存为 .xlsx 或 CSV。",
    en: "This is a binary workbook (.xlsb). Save it as .xlsx or CSV in Excel.",
  },
  "ingest.not_a_table_doc": {
    status: 422,
    zh: "这是文字文档或演示文稿，不是表格。请把里面的表格存成 .xlsx 或 CSV。",
    en: "This is a text document or a presentation, not a table. Save the table inside as .xlsx or CSV.",
  },
  "ingest.not_a_table_packed": {
    status: 422,
    zh: "这是压缩包（rar、7z、bz2 之类），请解开后上传里面的文件。",
    en: "This is a packed file (rar, 7z, bz2 and the like); unpack it and upload the file inside.",
  },
  "ingest.not_a_table_database": {
    status: 422,
    zh: "这是数据库文件，不是表格。请在原来的程序里把要用的表导出为 CSV 或 .xlsx。",
    en: "This is a database file, not a table. Export the wanted table from its program as CSV or .xlsx.",
  },
  "ingest.not_a_table_page": {
    status: 422,
    zh: "这是网页，里面没有表格；多半是登录过期，下载到的是登录页。请重新登录原来的系统再导出。",
    en: "This is a web page without a table, most likely a sign-in page that was saved instead of the export. Sign in there and export again.",
  },
  "ingest.not_a_table_xml": {
    status: 422,
    zh: "这是 XML 文件，不是表格。请从原来的系统导出为 CSV 或 .xlsx。",
    en: "This is an XML file, not a table. Export it as CSV or .xlsx.",
  },
  "ingest.not_a_table_binary": {
    status: 422,
    zh: "这个文件不是表格：里面不是文字，可能是程序、压缩或加密过的数据，也可能已经损坏。请从原来的系统导出为 CSV 或 .xlsx 再导入。",
    en: "This file is no table: it holds no text, but perhaps a program, packed or encrypted data, or it is damaged. Export it as CSV or .xlsx.",
  },
  "ingest.not_a_table_zip": {
    status: 422,
    zh: "这是 zip 压缩包，请解开后上传里面的文件。",
    en: "This is a zip archive; unpack it and upload the file inside.",
  },
  "ingest.not_a_table_picture": {
    status: 422,
    zh: "这是图片，不是表格。",
    en: "This is a picture, not a table.",
  },
  "ingest.not_a_table_pdf": { status: 422, zh: "这是 PDF，不是表格。", en: "This is a PDF, not a table." },
  "ingest.not_a_table_empty": { status: 422, zh: "压缩包里是空的。", en: "The packed file is empty." },
  "ingest.file_too_large": {
    status: 413,
    zh: "文件超过 {gigabytes} GB。请分成几个文件。",
    en: "The file is larger than {gigabytes} GB. Split it.",
  },
  "ingest.too_many_rows": {
    status: 413,
    zh: "文件超过 {most} 行。请分成几个文件。",
    en: "The file has more than {most} rows. Split it.",
  },
  "ingest.not_inspected": {
    status: 409,
    zh: "还没有选好怎样读这个文件。",
    en: "How to read this file has not been chosen yet.",
  },
  "ingest.not_uploaded": { status: 409, zh: "文件还没有传上来。", en: "The file has not been uploaded yet." },
  "ingest.busy": {
    status: 409,
    zh: "这次导入正在进行，请等它结束或先取消。",
    en: "This import is running; wait for it or cancel it first.",
  },
  "ingest.already_done": { status: 409, zh: "这次导入已经完成。", en: "This import is already done." },
  "ingest.not_done": {
    status: 409,
    zh: "这次导入没有完成，没有可撤回的内容。",
    en: "This import has not been done; there is nothing to undo.",
  },
  "ingest.not_undone": { status: 409, zh: "这次导入没有被撤回。", en: "This import has not been undone." },
  "ingest.undo_over": {
    status: 409,
    zh: "超过 30 天，不能再{what}。",
    en: "More than 30 days have passed; this can no longer be changed.",
  },
  "ingest.unknown_column": {
    status: 422,
    zh: "文件里没有「{column}」这一列。",
    en: "The file has no column “{column}”.",
  },
  "ingest.field_hidden": {
    status: 403,
    zh: "有一列匹配到了您的角色看不到的字段。把它改为不导入，或请管理员来导入。",
    en: "A column is matched to a field that your role does not see. Leave it out, or ask an administrator to import it.",
  },
  "ingest.rows_not_shown": {
    status: 403,
    zh: "这个文件是别人导入的，您只看得到部分客户，所以只能看行数，不能看或下载里面的行。请找导入的人，或看得到全部客户的同事。",
    en: "Somebody else brought this file in, and you see some customers only: you are told counts, not shown its rows. Ask who imported it, or a colleague who sees all customers.",
  },
  "ingest.fix_form": {
    status: 422,
    zh: "看不懂改值「{given}」。要写成 列名:原值=新值，或 列名@行号=新值。",
    en: "The correction “{given}” is not understood. Write COLUMN:FROM=TO, or COLUMN@ROW=TO.",
  },
  "ingest.fix_column": {
    status: 422,
    zh: "不能改「{column}」这一列：它没有对应任何字段。对应了的列：{columns}",
    en: "The column “{column}” cannot be corrected: it is matched to no field. Matched columns: {columns}",
  },
  "ingest.unknown_field": {
    status: 422,
    zh: "没有「{field}」这个字段。",
    en: "There is no field “{field}”.",
  },
  "ingest.zone_changing": {
    status: 409,
    zh: "正在把营业时区换成 {zone}，换好之后再试。通常几分钟。",
    en: "The business time zone is being changed to {zone}; try again once that is done, usually within minutes.",
  },
  "ingest.zone_settling": {
    status: 409,
    zh: "上一次换时区还在收尾，请过一会儿再试。",
    en: "The last change of the time zone is still being tidied up; try again shortly.",
  },
  "ingest.zone_same": {
    status: 422,
    zh: "营业时区已经是 {zone}。",
    en: "The business time zone is {zone} already.",
  },
  "ingest.zone_waits_for_import": {
    status: 409,
    zh: "「{file}」正在导入，等它结束再换时区。",
    en: "“{file}” is being imported; change the time zone when it has ended.",
  },
  "ingest.zone_waits": {
    status: 409,
    zh: "正在载入、清除示例数据，或正在撤回、恢复一次导入，等它结束再换时区。",
    en: "Sample data is being loaded or removed, or an import undone or brought back; change the time zone when that has ended.",
  },
  "ingest.unknown_zone": {
    status: 422,
    zh: "不认识时区「{zone}」。",
    en: "The time zone “{zone}” is not known.",
  },
  "ingest.orders_need_date": {
    status: 422,
    zh: "订单要有日期：请指定哪一列是下单时间。文件里的列：{columns}",
    en: "Orders need a date: say which column is the time of the order. The file’s columns: {columns}",
  },
  "ingest.orders_need_amount": {
    status: 422,
    zh: "订单要有金额：请指定哪一列是金额、单价或实付金额。文件里的列：{columns}",
    en: "Orders need an amount: say which column is the amount, the unit price or what was paid. The file’s columns: {columns}",
  },
  "ingest.orders_need_order_or_customer": {
    status: 422,
    zh: "这些行既没有订单号也没有客户，看不出谁买了什么，不能当订单导入。如果是商品清单，请按商品导入。",
    en: "The rows name neither an order nor a customer, so they do not say who bought what and are no orders. A list of products can be imported as products.",
  },
  "ingest.listing_not_orders": {
    status: 422,
    zh: "这是商品清单，不是订单：{columns} 是每个商品的累计数，没有订单号或买家，日期是抓取日。请按「商品」导入。",
    en: "This is a listing of products, not orders: {columns} count up per product; there is no order number or buyer, and the date is that of the listing. Import it as products.",
  },
  "ingest.events_need_date": {
    status: 422,
    zh: "要有日期：请指定哪一列是时间。文件里的列：{columns}",
    en: "A date is needed: say which column is the time. The file’s columns: {columns}",
  },
  "ingest.events_need_amount": {
    status: 422,
    zh: "要有金额：请指定哪一列是金额。文件里的列：{columns}",
    en: "An amount is needed: say which column it is. The file’s columns: {columns}",
  },
  "ingest.opportunities_need_stage": {
    status: 422,
    zh: "商机要有阶段或结局：请指定哪一列是。文件里的列：{columns}",
    en: "Opportunities need a stage or an outcome: say which column it is. The file’s columns: {columns}",
  },
  "ingest.stages_need_number": {
    status: 422,
    zh: "阶段变化要有商机编号，才知道是哪一个商机。文件里的列：{columns}",
    en: "Stages need the number of their opportunity. The file’s columns: {columns}",
  },
  "ingest.observations_need_measure": {
    status: 422,
    zh: "要写明观察的是什么：请指定哪一列是指标。文件里的列：{columns}",
    en: "Say which column tells what was observed. The file’s columns: {columns}",
  },
  "ingest.referrals_need_both": {
    status: 422,
    zh: "转介绍要有推荐人，也要有被推荐人。文件里的列：{columns}",
    en: "A referral needs who referred and who was referred. The file’s columns: {columns}",
  },
  "ingest.products_need_code": {
    status: 422,
    zh: "商品要有编码或名称。文件里的列：{columns}",
    en: "Products need a code or a name. The file’s columns: {columns}",
  },
  "ingest.customers_need_identity": {
    status: 422,
    zh: "客户要有会员号、编号、手机号、邮箱或姓名中的一样。文件里的列：{columns}",
    en: "Customers need a member number, a number, a phone, an e-mail or a name. The file’s columns: {columns}",
  },
  "ingest.sample_there": { status: 409, zh: "示例数据已经在了。", en: "The sample data is already there." },
  "ingest.sample_as_whole": {
    status: 409,
    zh: "示例数据只能整体清除，不能单独撤回或恢复其中一部分。",
    en: "The sample data is removed as a whole; no part of it can be undone or brought back by itself.",
  },
  "ingest.sample_source": {
    status: 422,
    zh: "「{name}」是示例数据的来源。请给您的数据换一个来源名称。",
    en: "“{name}” is the source of the sample data. Name another source for your own.",
  },
  "ingest.no_sample": { status: 409, zh: "没有示例数据。", en: "There is no sample data." },
  "ingest.decide_first": {
    status: 409,
    zh: "还有 {rows} 行等您决定。",
    en: "{rows} rows still wait for your decision.",
  },
} as const satisfies Record<string, RefusalMessage>;
