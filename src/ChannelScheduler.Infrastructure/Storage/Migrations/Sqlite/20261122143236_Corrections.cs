using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Corrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "DespiteMax",
                table: "Publications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "PendingWrite",
                table: "Publications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WriteDueAt",
                table: "Publications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Body",
                table: "Attempts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Publications_ReadyAt",
                table: "Publications",
                column: "ReadyAt",
                filter: "\"PendingWrite\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Publications_ReadyAt",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "DespiteMax",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "PendingWrite",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "WriteDueAt",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "Body",
                table: "Attempts");
        }
    }
}
